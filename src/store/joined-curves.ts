import type { Curve, CurveLine, CurveSet, TheoryLine } from './curve-set.ts'

/** Two sets of curves over one set of times, and where in each of them those times are. */
export interface Joined extends CurveSet {
  /** For each time the place among the first set's, between two of them a fraction; likewise the second's. */
  readonly at: readonly [Float64Array, Float64Array]
}

/**
 * The curves of two runs in the same charts: those of A as they are, those of B dashed in the same colours, without
 * bands. A run that is over stays where it ended. Both are of the same charts in the same order.
 */
export function joinedCurves(a: CurveSet, b: CurveSet): Joined {
  const { times, at } = mergedTimes(a.times, b.times)
  const curves = a.curves.map((curve, c): Curve => {
    const other = b.curves[c]
    return {
      ...curve,
      lines: [...linesOf(curve, at[0], 'A'), ...linesOf(other, at[1], 'B').map((line) => ({ ...line, dashed: true }))],
      theory: [...theoryOf(curve, at[0], 'A'), ...theoryOf(other, at[1], 'B')],
    }
  })
  return { times, at, curves, classes: Math.max(a.classes, b.classes), isComplete: a.isComplete && b.isComplete }
}

function linesOf({ lines }: Curve, at: Float64Array, side: string): CurveLine[] {
  return lines.map(({ label, role, colourOf, values, dashed }) => ({
    label: label === '' ? side : `${side} ${label}`,
    role,
    colourOf,
    values: valuesAt(values, at),
    ...(dashed === true ? { dashed } : {}),
  }))
}

function theoryOf({ theory }: Curve, at: Float64Array, side: string): TheoryLine[] {
  return theory.map(({ label, role, values }) => ({ label: `${label} ${side}`, role, values: valuesAt(values, at) }))
}

/** The values at places among them. */
export function valuesAt(values: Float64Array, at: Float64Array): Float64Array {
  return at.map((place) => {
    const i = Math.floor(place)
    const s = place - i
    return s === 0 ? values[i] : (1 - s) * values[i] + s * values[i + 1]
  })
}

/** All times of both in order; one that both have stands once, one that stands twice in one stands twice. */
function mergedTimes(a: Float64Array, b: Float64Array): { times: Float64Array; at: [Float64Array, Float64Array] } {
  const times: number[] = []
  const at: [number[], number[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const t = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    times.push(t)
    at[0].push(placeOf(a, i, t))
    at[1].push(placeOf(b, j, t))
    if (a[i] === t) i++
    if (b[j] === t) j++
  }
  return { times: Float64Array.from(times), at: [Float64Array.from(at[0]), Float64Array.from(at[1])] }
}

/** The place of a time among some of which the next is number `next`; at the last where they end before. */
function placeOf(own: Float64Array, next: number, t: number): number {
  if (own.length === 0) return Number.NaN
  if (next === 0 || own[next] === t) return next
  if (next === own.length) return next - 1
  const width = own[next] - own[next - 1]
  return next - 1 + (width > 0 ? (t - own[next - 1]) / width : 0)
}
