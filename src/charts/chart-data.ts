import type uPlot from 'uplot'
import type { Curve } from './props.ts'

/** One drawn strand; theory is a wide line with a narrow one of the ground's colour in it, hence hollow. */
export type Strand =
  | { readonly kind: 'theory' | 'core'; readonly of: number }
  | { readonly kind: 'high' | 'low' | 'line'; readonly of: number }

/** What a chart draws, from the bottom up: theory, bands, lines. */
export function strandsOf({ lines, theory }: Curve): Strand[] {
  const banded = lines.flatMap((line, of) => (line.low !== undefined && line.high !== undefined ? [of] : []))
  return [
    ...theory.map((_, of) => ({ kind: 'theory', of }) as const),
    ...theory.map((_, of) => ({ kind: 'core', of }) as const),
    ...banded.flatMap((of) => [{ kind: 'high', of } as const, { kind: 'low', of } as const]),
    ...lines.map((_, of) => ({ kind: 'line', of }) as const),
  ]
}

/** The numbers of all strands over the places on the timeline; null is a gap. */
export function chartData(curve: Curve, place: Float64Array): uPlot.AlignedData {
  const columns = strandsOf(curve).map(({ kind, of }) => {
    if (kind === 'theory' || kind === 'core') return curve.theory[of].values
    const line = curve.lines[of]
    return (kind === 'line' ? line.values : kind === 'high' ? line.high : line.low) ?? line.values
  })
  return [place, ...columns.map((values) => drawable(values, curve.scale))]
}

function drawable(values: Float64Array, scale: Curve['scale']): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) && (scale === 'linear' || value > 0) ? value : null))
}

/** Whether there is any value to draw. */
export function isDefined({ lines }: Curve): boolean {
  return lines.some(({ values }) => values.some(Number.isFinite))
}
