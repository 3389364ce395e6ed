import { frobenius } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { addProjection } from './add-projection.ts'
import { centredMeans, type Weighting } from './global-mean.ts'
import { isSingle, type MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/**
 * Directions in which class means differ by less than this share of the most are left out of the
 * pseudo-inverse: below float32's rounding their spread is noise, and its inverse would be all of NC1.
 */
const RELATIVE_RANK = 1e-6

const NO_SPREAD = 'each class has one sample, so there is no spread within a class'
const ONE_POINT = 'the class means coincide'

/**
 * NC1 as trace(S_W S_B⁺)/K, with S_W = (1/N) Σ_i (h_i − μ_{y_i})(h_i − μ_{y_i})ᵀ and S_B = (1/K) CᵀC of rank
 * K − 1 at most; with C = U Σ Vᵀ that is (1/N) Σ_i Σ_j ⟨v_j, h_i − μ_{y_i}⟩²/σ_j².
 * Source: Papyan, Han, Donoho 2020 (unweighted, without the division by K); Zhu et al. 2021 (weighted).
 * @returns ≥ 0, 0 at collapse.
 */
export function nc1Trace(state: MeasuredState, weighting: Weighting): Reading {
  // Between equal classes the two global means are one, and a convention with another factor asks again.
  const kind = state.counts.every((n) => n === state.counts[0]) ? 'unweighted' : weighting
  const known = traces.get(state) ?? {}
  traces.set(state, known)
  known[kind] ??= traceOf(state, kind)
  return known[kind]
}

/** What was found of a state, for as long as it is in use: half of what a recorded moment costs. */
const traces = new WeakMap<MeasuredState, Partial<Record<Weighting, Reading>>>()

function traceOf(state: MeasuredState, weighting: Weighting): Reading {
  if (isSingle(state)) return notDefined(NO_SPREAD)
  const { values, right } = singularValues(centredMeans(state, weighting))
  if (values[0] === 0) return notDefined(ONE_POINT)
  if (state.features === null) return reading(0)
  const K = state.counts.length
  const d = right.rows
  const N = state.features.cols
  let sum = 0
  for (let j = 0; j < Math.min(values.length, K - 1) && values[j] > RELATIVE_RANK * values[0]; j++) {
    const direction = Float64Array.from({ length: d }, (_, i) => right.data[i * right.cols + j])
    sum += spreadAlong(state, direction) / values[j] ** 2
  }
  return reading(sum / N)
}

/** Σ_i ⟨direction, h_i − μ_{y_i}⟩². */
function spreadAlong({ features, means, counts }: MeasuredState, direction: Float64Array): number {
  if (features === null) return 0
  const { rows: d, cols: N } = features
  const along = new Float64Array(N)
  for (let k = 0, c = 0; k < counts.length; k++) {
    let mean = 0
    for (let i = 0; i < d; i++) mean += direction[i] * means.data[k * d + i]
    along.fill(-mean, c, c + counts[k])
    c += counts[k]
  }
  addProjection(along, direction, features)
  let sum = 0
  for (let c = 0; c < N; c++) sum += along[c] * along[c]
  return sum
}

/** NC1 as trace(S_W)/trace(S_B); ≥ 0, 0 at collapse. Needs no inverse. */
export function nc1Quotient(state: MeasuredState, weighting: Weighting): Reading {
  if (isSingle(state)) return notDefined(NO_SPREAD)
  const between = frobenius(centredMeans(state, weighting)) ** 2 / state.counts.length
  if (between === 0) return notDefined(ONE_POINT)
  const N = state.counts.reduce((a, b) => a + b, 0)
  return reading(state.scatter.reduce((a, b) => a + b, 0) / N / between)
}
