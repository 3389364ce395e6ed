import { useMemo } from 'react'
import type { Curve } from '../../charts/props.ts'
import { curvesTable } from '../../charts/table.ts'

/** Rows that can still be read. */
const MAX_ROWS = 200

/** The curves as a table that scrolls by itself. */
export function CurvesTableView({ curves, times }: { curves: readonly Curve[]; times: Float64Array }) {
  const { groups, head, rows, theory } = useMemo(() => curvesTable(curves, times, MAX_ROWS), [curves, times])
  return (
    // A box that scrolls must be reachable by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="curves-table" tabIndex={0} role="region" aria-label="Curves as a table">
      <table>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              time
            </th>
            {groups.map(({ name, convention, columns }, i) => (
              <th key={i} scope="colgroup" colSpan={columns}>
                {name}
                <small>{convention}</small>
              </th>
            ))}
          </tr>
          <tr>
            {head.map((label, i) => (
              <th key={i} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ time, cells }, i) => (
            <tr key={i}>
              <th scope="row">{time}</th>
              {cells.map((text, j) => (
                <td key={j}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {theory !== null && (
          <tfoot>
            <tr>
              <th scope="row">theory</th>
              {theory.map((text, j) => (
                <td key={j}>{text}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
