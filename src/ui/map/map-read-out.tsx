import { Button } from 'react-aria-components'
import type { MapQuantity } from '../../store/map-quantity.ts'
import { MathSymbol, Typeset } from '../math-symbol.tsx'
import type { ReadOut, Remark } from './map-words.ts'

interface MapReadOutProps {
  /** Null where no computed cell is pointed at. */
  readonly read: ReadOut | null
  readonly quantity: MapQuantity | null
  /** Whether a cell is pointed at that is not computed yet. */
  readonly isWaiting: boolean
  readonly remarks: readonly Remark[]
  /** Opens the run that is pointed at; null for none. */
  readonly onOpen: (() => void) | null
}

/** The run that is pointed at and what theory says of it; else what the marks on the map are. */
export function MapReadOut({ read, quantity, isWaiting, remarks: marks, onOpen }: MapReadOutProps) {
  return (
    <section className="map-read" aria-label="The run that is pointed at" data-testid="map-read-out">
      {read !== null && quantity !== null ? (
        <>
          <dl>
            {read.at.map(({ symbol, value }) => (
              <Item key={symbol} term={<MathSymbol symbol={symbol} />} value={value} />
            ))}
            <Item term="Run" value={read.value} isMain />
            <Item term="Theory" value={read.predicted ?? '–'} isMain />
            <Item term="Predicted" value={read.regime ?? 'no theory'} />
          </dl>
          <div className="map-read-end">
            <p>
              <Typeset text={`${read.ending}.`} />
            </p>
            <p className="map-read-hint">A click, or Enter, opens this run in the Lab.</p>
            {onOpen !== null && (
              <Button className="button" onPress={onOpen}>
                Open this run in the Lab
              </Button>
            )}
          </div>
        </>
      ) : (
        <div className="map-legend">
          <p>{isWaiting ? 'This run is not computed yet.' : 'Point at a cell to read its run; click it to open the run in the Lab. With the keyboard: arrows, then Enter.'}</p>
          <ul>
            {marks.map(({ face, text }) => (
              <li key={text}>
                <span className={`map-swatch map-swatch-${face}`} aria-hidden="true" />
                <span>
                  <Typeset text={text} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function Item({ term, value, isMain = false }: { term: React.ReactNode; value: string; isMain?: boolean }) {
  return (
    <div data-main={isMain || undefined}>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}
