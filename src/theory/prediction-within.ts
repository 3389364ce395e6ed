import { matrix, type Matrix } from '../math/matrix.ts'
import { decayOf, type ModelSpec } from '../model/spec.ts'
import { convexPrediction, dimensionsOf, methodOf } from './convex-prediction.ts'
import type { ConvexProblem } from './convex-problem.ts'
import type { Prediction, Threshold } from './prediction.ts'

/** What a model says of its convex optimum. */
interface Said extends Pick<Prediction, 'standing' | 'source'> {
  /** As in `factoredPrediction`. */
  readonly ratio: number
  readonly thresholds: () => Threshold[]
}

/**
 * The convex optimum of a model as a prediction in the d dimensions that its experiment has.
 *
 * From `dimensionsOf` on it is one whatever its rank. In fewer dimensions W and H attain it where its rank is at most
 * d, as where a thousand minority classes are merged into one direction; of the thresholds then only the nearest are
 * told, since beyond them the rank may be larger.
 * @returns null where the optimum needs more dimensions: nothing is known of the one within them then. Nor is it
 * looked for where only the general solver could tell the rank.
 */
export function predictionWithin(spec: ModelSpec, problem: ConvexProblem, said: Said): Prediction | null {
  const { dimension: d, counts, values } = spec
  const { ratio, thresholds, ...words } = said
  const isRoomy = d >= dimensionsOf(problem)
  if (!isRoomy && (methodOf(problem) === 'general' || isSimplex(problem))) return null
  const found = convexPrediction(problem, ratio)
  if (isRoomy) return { ...found, thresholds: thresholds(), ...words }
  const rows = withinDimensions(found, d)
  const valueOf = (parameter: string): number | undefined => {
    if (parameter === 'imbalance') return Math.max(...counts) / Math.min(...counts)
    return parameter === 'lambda' ? decayOf(spec) : values[parameter]
  }
  return rows && { ...found, ...rows, thresholds: nearest(thresholds(), valueOf), ...words }
}

/** Whether the optimum of equal classes is a simplex of all of them, which needs K − 1 dimensions: told without building it. */
function isSimplex({ groups, lambda, radius }: ConvexProblem): boolean {
  const [{ members, scale }] = groups
  return groups.length === 1 && radius > 0 && lambda * scale * members.length < 1
}

type Rows = Pick<Prediction, 'classifiers' | 'means'>

/** Without the columns that are zero throughout, as those of differences within a merged group are; null where more than d are left. */
function withinDimensions({ classifiers, means }: Rows, d: number): Rows | null {
  const { cols } = classifiers
  const isUsed = new Uint8Array(cols)
  for (const { data } of [classifiers, means]) data.forEach((x, at) => x !== 0 && (isUsed[at % cols] = 1))
  const kept = Array.from({ length: cols }, (_, c) => c).filter((c) => isUsed[c] === 1)
  if (kept.length > d) return null
  // All at zero stand in one dimension.
  if (kept.length === 0) kept.push(0)
  return { classifiers: withColumns(classifiers, kept), means: withColumns(means, kept) }
}

function withColumns({ rows, cols, data }: Matrix, kept: readonly number[]): Matrix {
  const out = matrix(rows, kept.length)
  for (let k = 0; k < rows; k++) kept.forEach((c, j) => (out.data[k * kept.length + j] = data[k * cols + c]))
  return out
}

/** Those of each parameter that lie next to its value. */
function nearest(thresholds: readonly Threshold[], valueOf: (parameter: string) => number | undefined): Threshold[] {
  return thresholds.filter(({ parameter, value }) => {
    const now = valueOf(parameter)
    if (now === undefined) return false
    const isBetween = (other: number) => (other - now) * (other - value) < 0
    return thresholds.every((other) => other.parameter !== parameter || !isBetween(other.value))
  })
}
