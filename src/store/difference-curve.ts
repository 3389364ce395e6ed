import type { Frame, Recording } from '../engine/recording.ts'
import { alignedDistance } from '../math/aligned-distance.ts'
import type { Curve } from './curve-set.ts'
import { valuesAt } from './joined-curves.ts'

/** Moments at which two runs are compared at most. */
const MOST_MOMENTS = 200
/** Fewer than this draw no curve. */
const LEAST_MOMENTS = 16
/** Products of all moments together, which a page's thread does in about a tenth of a second. */
const WORK = 4e7

/** Products of all moments of a file, which takes about a second. */
const FILE_WORK = 4e8

/** The name of the chart of the difference, which is no quantity of one run. */
export const DIFFERENCE = 'difference'

/** How far the states of two runs are apart at each of some times, measured at a part of them and straight in between. */
export function differenceCurve(a: Recording, b: Recording, times: Float64Array): Curve {
  const [K, other] = [a, b].map(classesOf)
  const isDefined = K > 0 && K === other
  return {
    key: DIFFERENCE,
    symbol: 'δ(A, B)',
    name: 'Difference of A and B',
    convention: 'between all means and classifiers, after the best rotation; lengths count, 1 is nothing in common',
    unit: '',
    scale: 'linear',
    range: null,
    undefinedAs: K === other ? 'not defined yet' : 'not defined here: A and B have not the same classes',
    lines: [{ label: '', role: 'all', colourOf: null, values: isDefined ? distances(a, b, times) : times.map(() => Number.NaN) }],
    theory: [],
  }
}

function distances(a: Recording, b: Recording, times: Float64Array): Float64Array {
  const moments = Math.max(LEAST_MOMENTS, Math.min(MOST_MOMENTS, momentsWithin(WORK, a, b)))
  const stride = Math.max(1, (times.length - 1) / (moments - 1))
  const count = Math.min(times.length, moments)
  const distanceAt = createDistance(a, b)
  const values = Float64Array.from({ length: count }, (_, m) => distanceAt(times[Math.round(m * stride)]))
  const at = Float64Array.from(times, (_, i) => Math.min(count - 1, i / stride))
  return valuesAt(values, at)
}

/**
 * The same measure for a file, as computed and nowhere in between: at each of the times, or of large states at every
 * so many of them; NaN at the others, and where A and B have not the same classes.
 */
export function differencesAt(a: Recording, b: Recording, times: readonly number[]): Float64Array {
  const values = new Float64Array(times.length).fill(Number.NaN)
  if (classesOf(a) !== classesOf(b)) return values
  const distanceAt = createDistance(a, b)
  const stride = Math.ceil(times.length / Math.max(1, momentsWithin(FILE_WORK, a, b)))
  for (let i = 0; i < times.length; i += stride) values[i] = distanceAt(times[i])
  return values
}

/** K; 0 while nothing is recorded. */
function classesOf({ layouts }: Recording): number {
  return layouts[0]?.spec.counts.length ?? 0
}

/** How many moments can be compared within so many products. */
function momentsWithin(work: number, a: Recording, b: Recording): number {
  const d = Math.max(...[...a.layouts, ...b.layouts].map(({ spec }) => spec.dimension))
  // Sums of K products for d² numbers, and some sweeps of rotations of d² pairs.
  return Math.floor(work / (4 * classesOf(a) * d * d + 20 * d ** 3))
}

/** The distance at a time, whose frames are written over each other. */
function createDistance(a: Recording, b: Recording): (t: number) => number {
  let one: Frame | null = null
  let other: Frame | null = null
  return (t) => {
    one = a.frameAt(t, one, 'outline')
    other = b.frameAt(t, other, 'outline')
    if (one === null || other === null) return Number.NaN
    return alignedDistance([
      [one.classifiers, other.classifiers],
      [one.means, other.means],
    ])
  }
}
