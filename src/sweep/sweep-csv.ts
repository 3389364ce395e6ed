import type { SweepCell } from './sweep-cell.ts'
import type { Sweep } from './sweep.ts'

type Column = readonly [name: string, of: (cell: SweepCell) => string | number | boolean | null | undefined]

/** The names of the columns of a sweep as comma-separated text, without the end of the line. */
export function sweepCsvHead(sweep: Sweep): string {
  return columnsOf(sweep).map(([name]) => name).join(',')
}

/** The row of a cell likewise: its place and link, how it ended, its quantities, and what theory says of it. */
export function sweepCsvRow(sweep: Sweep, cell: SweepCell): string {
  return columnsOf(sweep).map(([, of]) => csvCell(of(cell))).join(',')
}

function columnsOf({ axes, quantities }: Sweep): Column[] {
  return [
    ['index', ({ index }) => index],
    ...axes.map(({ link }): Column => [link, ({ at }) => at[link]]),
    ['link', ({ link }) => link],
    ['ending', ({ ending }) => ending],
    ['atRest', ({ atRest }) => atRest],
    ['reason', ({ reason }) => reason],
    ['t', ({ t }) => t],
    ['gradients', ({ gradients }) => gradients],
    ...quantities.map((key): Column => [key, ({ quantities: reached }) => reached?.[key]]),
    ['predicted.objective', ({ predicted }) => predicted?.objective],
    ['predicted.certificate', ({ predicted }) => predicted?.certificate],
    ['predicted.regime', ({ predicted }) => predicted?.regime],
    ...quantities
      .filter((key) => key !== 'objective')
      .map((key): Column => [`predicted.${key}`, ({ predicted }) => predicted?.quantities[key]]),
    ...axes.flatMap(({ link }): Column[] => [
      [`${link}.threshold`, ({ predicted }) => predicted?.nearest[link]?.value],
      [`${link}.thresholdRatio`, ({ predicted }) => predicted?.nearest[link]?.ratio],
    ]),
  ]
}

/** A cell of CSV, in quotes where it needs them (a sentence, a link with class counts). */
function csvCell(value: string | number | boolean | null | undefined): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
