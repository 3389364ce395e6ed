import { gaussian } from '../lib/gaussian.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import { quasiNewton } from './sphere-quasi-newton.ts'
import { sphereLoss } from './sphere-loss.ts'

/** A state of the model on spheres, one column a class: unit rows of W and of H̄ᵀ, K × d each. */
export interface SphereState {
  readonly classifiers: Matrix
  readonly means: Matrix
  /** Mean cross-entropy of τ W H̄. */
  readonly objective: number
}

/** Starts of the search; in the cases of the reference between 2 and 16 of them reach the best value. */
const STARTS = 16

/** Above this temperature a start goes through lower ones first, where the gradient reaches farther. */
const GENTLE = 4

/**
 * The best of several local minima of the mean cross-entropy of K classes on unit spheres in d dimensions,
 * logits τ w_j·h_k, over W and H̄ apart (where classes are not all alike W ≠ H̄ is lower). Deterministic: starts are
 * Gaussian numbers of fixed seeds with W = H̄; each is brought near its minimum, the best to rounding.
 * @param temperature τ > 0, at most 300 (beyond, losses leave float64).
 * @returns the best value known this way: an upper bound of the optimum.
 */
export function searchSphere(K: number, d: number, temperature: number): SphereState {
  const size = K * d
  const near = Array.from({ length: STARTS }, (_, seed) => {
    const half = Float64Array.from({ length: size }, (__, i) => gaussian(seed, [0, Math.floor(i / d), 0, i % d]))
    let at: Float64Array = Float64Array.from({ length: 2 * size }, (__, i) => half[i % size])
    for (let tau = Math.min(temperature, GENTLE); tau < temperature; tau *= 2.5) {
      at = quasiNewton((x) => sphereLoss(x, K, d, tau), at, { limit: 40, slope: 1e-3 }).at
    }
    return quasiNewton((x) => sphereLoss(x, K, d, temperature), at, { limit: 300, slope: 1e-5 })
  })
  const best = near.reduce((a, b) => (b.value < a.value ? b : a))
  const { at } = quasiNewton((x) => sphereLoss(x, K, d, temperature), best.at, { limit: 2000, slope: 1e-10 })
  const rows = unitRows(at, 2 * K, d)
  return {
    classifiers: matrix(K, d, rows.slice(0, size)),
    means: matrix(K, d, rows.slice(size)),
    objective: Math.exp(sphereLoss(at, K, d, temperature).value),
  }
}

function unitRows(x: Float64Array, rows: number, d: number): Float64Array {
  const out = x.slice()
  for (let k = 0; k < rows; k++) {
    const row = out.subarray(k * d, (k + 1) * d)
    const norm = Math.hypot(...row)
    for (let i = 0; i < d; i++) row[i] /= norm
  }
  return out
}
