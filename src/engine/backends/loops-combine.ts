import type { Matrix } from '../../math/matrix.ts'

/** Σ_t factor_t X_t of one term or more, added in order; up to five terms take one pass over memory. */
export function combine(factors: readonly number[], tensors: readonly Matrix[], out: Matrix): Matrix {
  addTerms(factors, tensors, out.data)
  for (let t = 5; t < factors.length; t += 4) {
    // The sum so far is the first of the next terms.
    addTerms([1, ...factors.slice(t, t + 4)], [out, ...tensors.slice(t, t + 4)], out.data)
  }
  return out
}

/** The first five terms at most; one that is missing counts as 0 times the first. */
function addTerms(factors: readonly number[], tensors: readonly Matrix[], out: Float64Array): void {
  const a = tensors[0].data
  const count = factors.length
  const b = count > 1 ? tensors[1].data : a
  const fb = count > 1 ? factors[1] : 0
  if (count <= 2) return addTwo(factors[0], a, fb, b, out)
  const d = count > 3 ? tensors[3].data : a
  const fd = count > 3 ? factors[3] : 0
  const e = count > 4 ? tensors[4].data : a
  const fe = count > 4 ? factors[4] : 0
  addFive(factors[0], a, fb, b, factors[2], tensors[2].data, fd, d, fe, e, out)
}

/*
 * Four entries a turn: a turn of a loop over typed arrays costs about 2 ns of its own here, as much as copying
 * an entry does. Each sum is added from the left, so that nothing but the time depends on it.
 */

function addTwo(fa: number, a: Float64Array, fb: number, b: Float64Array, out: Float64Array): void {
  const { length } = out
  const whole = length & ~3
  let i = 0
  for (; i < whole; i += 4) {
    const j = (i + 1) | 0
    const k = (i + 2) | 0
    const l = (i + 3) | 0
    out[i] = fa * a[i] + fb * b[i]
    out[j] = fa * a[j] + fb * b[j]
    out[k] = fa * a[k] + fb * b[k]
    out[l] = fa * a[l] + fb * b[l]
  }
  for (; i < length; i++) out[i] = fa * a[i] + fb * b[i]
}

function addFive(
  fa: number,
  a: Float64Array,
  fb: number,
  b: Float64Array,
  fc: number,
  c: Float64Array,
  fd: number,
  d: Float64Array,
  fe: number,
  e: Float64Array,
  out: Float64Array,
): void {
  const { length } = out
  const whole = length & ~3
  let i = 0
  for (; i < whole; i += 4) {
    const j = (i + 1) | 0
    const k = (i + 2) | 0
    const l = (i + 3) | 0
    out[i] = fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i] + fe * e[i]
    out[j] = fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j] + fe * e[j]
    out[k] = fa * a[k] + fb * b[k] + fc * c[k] + fd * d[k] + fe * e[k]
    out[l] = fa * a[l] + fb * b[l] + fc * c[l] + fd * d[l] + fe * e[l]
  }
  for (; i < length; i++) out[i] = fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i] + fe * e[i]
}
