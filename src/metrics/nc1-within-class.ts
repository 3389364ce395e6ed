import { frobenius, matrix, transpose, type Matrix } from '../math/matrix.ts'
import { projectColumns } from '../math/project-columns.ts'
import { singularValues } from '../math/singular-values.ts'
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
 * K − 1 at most.
 * Source: Papyan, Han, Donoho 2020 (unweighted, without the division by K); Zhu et al. 2021 (weighted).
 * @returns ≥ 0, 0 at collapse.
 */
export function nc1Trace(state: MeasuredState, weighting: Weighting): Reading {
  if (isSingle(state)) return notDefined(NO_SPREAD)
  const known = traces.get(state) ?? tracesOf(state)
  traces.set(state, known)
  return known[weighting]
}

type Traces = Readonly<Record<Weighting, Reading>>

/** What was found of a state, for as long as it is in use: three conventions share one decomposition. */
const traces = new WeakMap<MeasuredState, Traces>()

/**
 * Both traces from one decomposition C = U Σ Vᵀ, C centred without weights, and one projection of the samples: with
 * e_i = Σ⁻¹Vᵀ(h_i − μ_{y_i}) the unweighted one is (1/N) Σ_i ‖e_i‖². With shares p_k = n_k/N the weighted means are
 * (I − 1pᵀ) C, whose CᵀC is VΣ (I + K q qᵀ) ΣVᵀ, q = Uᵀp, since Uᵀ1 = 0; by Sherman and Morrison the weighted
 * trace is the unweighted less (K/(1 + K‖q‖²)) (1/N) Σ_i ⟨q, e_i⟩².
 */
function tracesOf(state: MeasuredState): Traces {
  const { features, counts } = state
  const centred = centredMeans(state, 'unweighted')
  if (frobenius(centred) === 0) return both(notDefined(ONE_POINT))
  if (features === null) return both(reading(0))
  const { left, values, right } = singularValues(centred)
  const K = counts.length
  const N = features.cols
  const rank = values.subarray(0, K - 1).findLastIndex((value) => value > RELATIVE_RANK * values[0]) + 1
  const whitening = matrix(rank, right.rows)
  const q = new Float64Array(rank)
  for (let j = 0; j < rank; j++) {
    for (let i = 0; i < right.rows; i++) whitening.data[j * right.rows + i] = right.data[i * right.cols + j] / values[j]
    for (let k = 0; k < K; k++) q[j] += (left.data[k * left.cols + j] * counts[k]) / N
  }
  const { all, along } = spread(state, features, whitening, q)
  const excess = (K * along) / (1 + K * q.reduce((sum, x) => sum + x * x, 0))
  return { unweighted: reading(all / N), weighted: reading((all - excess) / N) }
}

function both(of: Reading): Traces {
  return { weighted: of, unweighted: of }
}

/** Σ_i ‖A(h_i − μ_{y_i})‖² and Σ_i ⟨q, A(h_i − μ_{y_i})⟩², A r × d and q of length r. */
function spread({ means, counts }: MeasuredState, features: Matrix, A: Matrix, q: Float64Array): { all: number; along: number } {
  const K = counts.length
  const projected = new Float64Array(A.rows * Math.max(...counts))
  const centres = new Float64Array(A.rows * K)
  projectColumns(A, { of: transpose(means), from: 0, to: K }, centres)
  let all = 0
  let along = 0
  for (let k = 0, from = 0; k < K; from += counts[k], k++) {
    const n = counts[k]
    projectColumns(A, { of: features, from, to: from + n }, projected)
    for (let c = 0; c < n; c++) {
      let share = 0
      for (let r = 0, at = c; r < A.rows; r++, at += n) {
        const e = projected[at] - centres[r * K + k]
        all += e * e
        share += q[r] * e
      }
      along += share * share
    }
  }
  return { all, along }
}

/** NC1 as trace(S_W)/trace(S_B); ≥ 0, 0 at collapse. Needs no inverse. */
export function nc1Quotient(state: MeasuredState, weighting: Weighting): Reading {
  if (isSingle(state)) return notDefined(NO_SPREAD)
  const between = frobenius(centredMeans(state, weighting)) ** 2 / state.counts.length
  if (between === 0) return notDefined(ONE_POINT)
  const N = state.counts.reduce((a, b) => a + b, 0)
  return reading(state.scatter.reduce((a, b) => a + b, 0) / N / between)
}
