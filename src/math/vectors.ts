/** Σ a_i b_i. */
export function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** ‖a‖. */
export function norm(a: Float64Array): number {
  return Math.sqrt(inner(a, a))
}

/** a += factor b, in place. */
export function add(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i]
}
