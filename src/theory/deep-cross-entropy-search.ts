import { gaussian } from '../lib/gaussian.ts'
import { matrix, multiply, transpose, type Matrix } from '../math/matrix.ts'
import { quasiNewton } from './sphere-quasi-newton.ts'
import type { Slope } from './sphere-loss.ts'

/** Starts; at K = 9 and 10 with three layers 33 and 39 of 40 came below every figure. */
const STARTS = 24

/** Spread of a start's entries in the outer factors; the inner ones are divided by √d. */
const SPREAD = 1.3

/**
 * Class-mean logits of the best of several local minima of (1/K) Σ_k −log softmax(X_L⋯X_1)_kk + (decay/2) Σ ‖X_l‖²,
 * X_L K × d, X_1 d × K, all others d × d: the balanced problem with decays shared evenly by its L = M + 1 factors.
 * Deterministic; starts are Gaussian numbers of fixed seeds.
 * @param decay > 0, the geometric mean of λ_1, …, λ_M and nλ_H.
 * @returns K × K.
 */
export function searchLogits(K: number, d: number, factors: number, decay: number): Matrix {
  const sizes = Array.from({ length: factors }, (_, l) => [l === factors - 1 ? K : d, l === 0 ? K : d] as const)
  const f = (x: Float64Array) => factorLoss(unpacked(x, sizes), decay)
  const found = Array.from({ length: STARTS }, (_, seed) => {
    const start = sizes.flatMap(([rows, cols], l) => {
      const spread = SPREAD / (l === 0 || l === factors - 1 ? 1 : Math.sqrt(d))
      return Array.from({ length: rows * cols }, (__, i) => spread * gaussian(seed, [0, l, i, 0]))
    })
    return quasiNewton(f, Float64Array.from(start), { limit: 500, slope: 1e-5 })
  })
  const best = found.reduce((a, b) => (b.value < a.value ? b : a))
  const { at } = quasiNewton(f, best.at, { limit: 3000, slope: 1e-11 })
  return productsOf(unpacked(at, sizes))[factors - 1]
}

function unpacked(x: Float64Array, sizes: readonly (readonly [number, number])[]): Matrix[] {
  let from = 0
  return sizes.map(([rows, cols]) => matrix(rows, cols, x.subarray(from, (from += rows * cols))))
}

/** X_1, X_2 X_1, …, X_L⋯X_1. */
function productsOf([first, ...rest]: readonly Matrix[]): Matrix[] {
  const products = [first]
  for (const factor of rest) products.push(multiply(factor, products[products.length - 1]))
  return products
}

/** Objective and gradient in all factors, one after the other. */
function factorLoss(factors: readonly Matrix[], decay: number): Slope {
  const products = productsOf(factors)
  const { value, gradient } = logitLoss(products[products.length - 1])
  const gradients: Matrix[] = []
  let back = gradient
  for (let l = factors.length - 1; l > 0; l--) {
    gradients[l] = multiply(back, transpose(products[l - 1]))
    back = multiply(transpose(factors[l]), back)
  }
  gradients[0] = back
  const squares = factors.reduce((sum, { data }) => data.reduce((all, x) => all + x * x, sum), 0)
  const all = factors.flatMap(({ data }, l) => Array.from(data, (x, i) => gradients[l].data[i] + decay * x))
  return { value: value + (decay / 2) * squares, gradient: Float64Array.from(all) }
}

/** (1/K) Σ_k −log softmax(z_k)_k and its gradient; the true class's entry is −Σ of the others. */
export function logitLoss(logits: Matrix): { readonly value: number; readonly gradient: Matrix } {
  const K = logits.rows
  const gradient = matrix(K, K)
  let value = 0
  for (let k = 0; k < K; k++) {
    const own = logits.data[k * K + k]
    let top = 0
    for (let j = 0; j < K; j++) top = Math.max(top, logits.data[j * K + k] - own)
    let others = 0
    for (let j = 0; j < K; j++) if (j !== k) others += Math.exp(logits.data[j * K + k] - own - top)
    const own0 = Math.exp(-top)
    value += (top === 0 ? Math.log1p(others) : top + Math.log(own0 + others)) / K
    for (let j = 0; j < K; j++) {
      if (j !== k) gradient.data[j * K + k] = Math.exp(logits.data[j * K + k] - own - top) / (own0 + others) / K
    }
    gradient.data[k * K + k] = -others / (own0 + others) / K
  }
  return { value, gradient }
}
