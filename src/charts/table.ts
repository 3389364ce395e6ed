import type { Curve } from './props.ts'
import { valueText } from './number-text.ts'

/** A curve in words and numbers, for those who do not see the chart. */
export interface CurveTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A curve as a table: time, then each line, then what theory says of it; at most `maxRows` ≥ 2 points, evenly chosen
 * out of those recorded, the first and the last among them.
 */
export function curveTable(curve: Curve, times: Float64Array, maxRows: number): CurveTable {
  const { name, symbol, convention, lines, theory, scale, undefinedAs } = curve
  const columns = [...lines, ...theory]
  const cell = (value: number) => (Number.isFinite(value) ? valueText(value, scale) : undefinedAs)
  return {
    caption: `${name}, ${symbol.replaceAll('_', '')} (${convention})`,
    head: ['time', ...lines.map(({ label }) => label || name), ...theory.map((line) => theoryName(curve, line))],
    rows: chosen(times.length, maxRows).map((i) => [
      valueText(times[i], 'log'),
      ...columns.map(({ values }) => cell(values[i])),
    ]),
  }
}

function theoryName({ lines }: Curve, { label, role }: Curve['theory'][number]): string {
  const twin = lines.find((line) => line.role === role)?.label ?? ''
  return twin === '' ? label : `${label}, ${twin}`
}

function chosen(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}
