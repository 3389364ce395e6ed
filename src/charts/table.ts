import type { Curve } from './props.ts'
import { readingText, valueText } from './number-text.ts'

/** Curves in words and numbers, for those who do not see the charts. */
export interface CurvesTable {
  /** The charts above their columns. */
  readonly groups: readonly { readonly name: string; readonly convention: string; readonly columns: number }[]
  /** The lines: 'minority 3, 4'; 'value' where a chart has one. */
  readonly head: readonly string[]
  readonly rows: readonly { readonly time: string; readonly cells: readonly string[] }[]
  /** What theory says of the end of the run; null where it says nothing of any line. */
  readonly theory: readonly string[] | null
}

/** Curves as a table: at most `maxRows` ≥ 2 points, evenly chosen out of those drawn, the first and the last among them. */
export function curvesTable(curves: readonly Curve[], times: Float64Array, maxRows: number): CurvesTable {
  const theory = curves.flatMap((curve) => curve.lines.map(({ role }) => theoryText(curve, role)))
  return {
    groups: curves.map(({ name, convention, lines }) => ({
      name,
      convention: convention.replace(/_(?=\w)/g, ''),
      columns: lines.length,
    })),
    head: curves.flatMap(({ lines }) => lines.map(({ label }) => label || 'value')),
    rows: chosen(times.length, maxRows).map((i) => ({
      time: valueText(times[i], 'log'),
      cells: curves.flatMap((curve) => curve.lines.map(({ values }) => cell(values[i], curve))),
    })),
    theory: theory.some((text) => text !== '') ? theory : null,
  }
}

function cell(value: number, curve: Curve): string {
  if (Number.isFinite(value)) return readingText(value, curve)
  return curve.undefinedAs.startsWith('not defined') ? 'not defined' : curve.undefinedAs
}

function theoryText(curve: Curve, role: Curve['theory'][number]['role']): string {
  const last = curve.theory.findLast((line) => line.role === role)?.values.findLast(Number.isFinite)
  return last === undefined ? '' : readingText(last, curve)
}

function chosen(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}
