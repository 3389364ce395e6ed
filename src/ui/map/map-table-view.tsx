import { Button } from 'react-aria-components'
import type { Place } from '../../charts/heat-map-props.ts'
import { axisParameter } from '../../experiment/map-view.ts'
import type { MapRecord } from '../../store/map-machine.ts'
import type { MapQuantity } from '../../store/map-quantity.ts'
import { MathSymbol } from '../math-symbol.tsx'
import { shortFieldText } from '../number-format.ts'
import { readOut } from './map-words.ts'
import { spreadOut } from './spread-out.ts'

/** Rows and columns that can still be read. */
const MOST = 16

interface MapTableViewProps {
  readonly record: MapRecord
  readonly quantity: MapQuantity
  readonly onOpen: (cell: Place) => void
}

/** The map as a table that scrolls by itself: value, what theory says, and each cell a way to its run. */
export function MapTableView({ record: { plan, cells }, quantity, onOpen }: MapTableViewProps) {
  const { map, x, y } = plan
  const columns = spreadOut(x.values.length, MOST)
  const rows = spreadOut(y.values.length, MOST).toReversed()
  const [across, up] = [axisParameter(map.x.parameter), axisParameter(map.y.parameter)]
  return (
    // A box that scrolls must be reachable by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="curves-table map-table" tabIndex={0} role="region" aria-label="Map as a table">
      <table>
        <caption>
          {quantity.name}: the run, and below it what theory says. {across.name} across, {up.name} down.
        </caption>
        <thead>
          <tr>
            <th scope="col">{up.symbol === '' ? up.name : <MathSymbol symbol={up.symbol} />}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {shortFieldText(x.values[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{shortFieldText(y.values[row])}</th>
              {columns.map((column) => {
                const cell = cells[column + row * x.values.length]
                if (cell === null) return <td key={column}>…</td>
                const { value, predicted } = readOut(plan, cell, quantity)
                return (
                  <td key={column}>
                    <Button className="map-table-cell" isDisabled={cell.quantities === null} onPress={() => onOpen([column, row])}>
                      {value}
                      {!cell.atRest && cell.quantities !== null && '*'}
                      <small>{predicted ?? '–'}</small>
                    </Button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>* not at rest by the horizon</p>
    </div>
  )
}
