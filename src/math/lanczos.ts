import { smallestTridiagonal } from './tridiagonal.ts'
import { add, inner, norm } from './vectors.ts'

/** The end of the spectrum of a symmetric operator, as far as it was found. */
export interface SpectrumEnd {
  /** The smallest Ritz value: an upper bound of the smallest eigenvalue. */
  readonly value: number
  /** Its unit vector. */
  readonly vector: Float64Array
  /** ‖A v − value v‖: an eigenvalue lies within that of `value`. */
  readonly residual: number
  /** The largest Ritz value, a lower bound of the largest eigenvalue, for what counts as zero. */
  readonly largest: number
  /** Products with A. */
  readonly products: number
}

export interface LanczosOptions {
  /** Products allowed. */
  readonly limit: number
  /** Residual to stop at, relative to the largest Ritz value in size. */
  readonly tolerance: number
}

/** Products between two looks at the residual. */
const LOOK_EVERY = 5

/**
 * The smallest eigenvalue of a symmetric operator by the Lanczos method with full reorthogonalisation:
 * A Q = Q T, T tridiagonal; the smallest eigenpair (θ, s) of T gives θ and Q s with residual |β_m s_m|.
 * `step` yields after every product, so that a host can attend to other things.
 * Source: Golub & Van Loan, Matrix Computations, 10.1.
 * @param apply v ↦ A v; must not keep v.
 * @param start not zero; the directions it contains are those that can be found.
 */
export function* lanczos(
  apply: (v: Float64Array) => Float64Array,
  start: Float64Array,
  { limit, tolerance }: LanczosOptions,
): Generator<void, SpectrumEnd> {
  const basis = [scaled(start, 1 / norm(start))]
  const diagonal: number[] = []
  const offDiagonal: number[] = []
  for (;;) {
    const next = apply(basis[basis.length - 1])
    diagonal.push(inner(next, basis[basis.length - 1]))
    // Twice is enough: rounding leaves the second time nothing to do.
    for (let turn = 0; turn < 2; turn++) basis.forEach((q) => add(next, -inner(next, q), q))
    const beta = norm(next)
    const m = diagonal.length
    const size = Math.max(...diagonal.map(Math.abs), ...offDiagonal)
    const isLast = m >= Math.min(limit, start.length) || beta <= 1e-14 * size
    if (isLast || m % LOOK_EVERY === 0) {
      const { value, vector } = smallestTridiagonal(diagonal, offDiagonal)
      const residual = beta * Math.abs(vector[m - 1])
      if (isLast || residual <= tolerance * size) {
        const largest = -smallestTridiagonal(diagonal.map((a) => -a), offDiagonal).value
        return { value, vector: combined(basis, vector), residual, largest, products: m }
      }
    }
    offDiagonal.push(beta)
    basis.push(scaled(next, 1 / beta))
    yield
  }
}

function combined(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const out = new Float64Array(basis[0].length)
  weights.forEach((weight, j) => add(out, weight, basis[j]))
  return scaled(out, 1 / norm(out))
}

function scaled(a: Float64Array, factor: number): Float64Array {
  return a.map((x) => factor * x)
}
