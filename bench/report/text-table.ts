/** A cell; where it is null there is nothing to say. */
export type Cell = string | null

/** Aligned text: the first column to the left, the others to the right, two spaces between them. */
export function textTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => cell ?? '–'))]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const text = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  )
  const [first, ...others] = text.map((line) => line.trimEnd())
  return [first, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...others].join('\n')
}

const units = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
] as const

/** A time in the unit in which it is a small number: '141 µs', '88.0 ms', '1,290 s'. */
export function secondsText(seconds: number): string {
  const [size, unit] = units.find(([least]) => seconds >= 0.9995 * least) ?? units[units.length - 1]
  return `${figure(seconds / size)} ${unit}`
}

/** Three digits, and no power of ten: '0.0123', '1.52', '868', '1,290'. */
export function figure(value: number): string {
  const rounded = Number(value.toPrecision(3))
  if (Math.abs(rounded) >= 100) return rounded.toLocaleString('en-US', { maximumFractionDigits: 0 })
  return value.toPrecision(3)
}
