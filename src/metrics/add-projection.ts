import type { Matrix } from '../math/matrix.ts'

/**
 * Adds ⟨direction, column_c⟩ to out[c] for every column of `columns`.
 * @param columns d × N.
 * @param direction length d.
 * @param out length N.
 */
export function addProjection(out: Float64Array, direction: Float64Array, { rows: d, cols: N, data }: Matrix): void {
  let i = 0
  // Four rows at a time: one load and one store of `out` for four products. It halves the time of all
  // default measures together (3.7 to 1.9 ms at N = 4000, d = 16, K = 10).
  for (; i + 3 < d; i += 4) {
    const [f0, f1, f2, f3] = [direction[i], direction[i + 1], direction[i + 2], direction[i + 3]]
    for (let c = 0, a = i * N, b = a + N, e = b + N, g = e + N; c < N; c++, a++, b++, e++, g++) {
      out[c] += f0 * data[a] + f1 * data[b] + (f2 * data[e] + f3 * data[g])
    }
  }
  for (; i < d; i++) {
    const factor = direction[i]
    for (let c = 0, at = i * N; c < N; c++, at++) out[c] += factor * data[at]
  }
}
