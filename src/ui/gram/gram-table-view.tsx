import type { GramTable } from '../../charts/gram-table.ts'
import { MathText } from './math-text.tsx'

/** The Gram matrices as tables, in a box that scrolls by itself. */
export function GramTableView({ tables }: { tables: readonly GramTable[] }) {
  return (
    // A box that scrolls must be reachable by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="curves-table" tabIndex={0} role="region" aria-label="Gram matrices as tables">
      {tables.map(({ name, head, rows }) => (
        <table key={name}>
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">vectors</th>
              {head.map((text) => (
                <th key={text} scope="col">
                  <MathText text={text} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <MathText text={row.name} />
                </th>
                {row.cells.map((cell, i) => (
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
