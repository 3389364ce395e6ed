import { matrix, multiply, transpose, type Matrix } from '../math/matrix.ts'
import { rowProducts } from '../math/row-products.ts'
import type { ModelSpec } from '../model/spec.ts'

/** What some measures need beside the state itself: where the run came from and where it should end. */
export interface RunFacts {
  /** Loss plus penalties. */
  readonly objective: number
  /** The predicted optimum; null where there is no theory. */
  readonly target: Target | null
  /** The start of the stretch, for what the flow conserves; null where it was not kept. */
  readonly origin: Origin | null
  /** What runs, for measures of one model; missing where it is not known. */
  readonly spec?: ModelSpec
}

export interface Target {
  /** K × r. */
  readonly classifiers: Matrix
  /** K × r. */
  readonly means: Matrix
  readonly objective: number
  readonly scale?: 'absolute' | 'direction'
  /** Groups of classes whose rows may be exchanged. */
  readonly exchangeable?: readonly (readonly number[])[]
}

/** What a flow conserves, as it was at the start of a stretch. */
export interface Origin {
  /** Time of the flow since then, ≥ 0. */
  readonly elapsed: number
  /**
   * AᵀA − BBᵀ of neighbouring factors (W_{m+1} and W_m, W_1 and H), d × d each; null where a constraint or
   * a normalisation moves them too, or where d is too large to follow it.
   */
  readonly balances: readonly Matrix[] | null
  /** Σ_k w_k of the classifier or the top layer, length d; null where it has no law of its own. */
  readonly sum: Float64Array | null
  /** λ_{W_1} … λ_{W_M}, then λ_H. */
  readonly decays: readonly number[]
  /** A gradient flow conserves; descent with a learning rate η does so to order η. */
  readonly isFlow: boolean
}

/** Dimensions beyond which the d × d balance is not followed: N d² products a moment. */
export const MAX_BALANCE_DIMENSION = 64

/** The balance of each two neighbours of W_M … W_1, H; null above 64 dimensions. */
export function balancesOf(factors: readonly Matrix[]): Matrix[] | null {
  if (factors[0].cols > MAX_BALANCE_DIMENSION) return null
  return factors.slice(1).map((lower, i) => balanceOf(factors[i], lower))
}

/** WᵀW − HHᵀ, d × d. */
function balanceOf(classifiers: Matrix, features: Matrix): Matrix {
  const d = features.rows
  const inner = multiply(transpose(classifiers), classifiers)
  const outer = rowProducts(features, features, new Float64Array(d * d))
  return matrix(
    d,
    d,
    inner.data.map((x, i) => x - outer[i]),
  )
}

/** Σ_k w_k, length d. */
export function sumOfRows({ rows, cols, data }: Matrix): Float64Array {
  const sum = new Float64Array(cols)
  for (let k = 0; k < rows; k++) for (let i = 0; i < cols; i++) sum[i] += data[k * cols + i]
  return sum
}
