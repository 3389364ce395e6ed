import { matrix, multiply, transpose, type Matrix } from './matrix.ts'

/** Beyond so many rows lengths alone decide: an exchange costs K, a look at all of them K³, 0.1 s here. */
const MOST_ROWS = 128

/** Starts of the search: more find no better match for any figure up to 12 points. */
const MOST_STARTS = 12

/**
 * Which row of `source` goes with each row of `target`, where rows of a group may be exchanged and all may be
 * turned together: maximises ⟨P G_source Pᵀ, G_target⟩ of the Gram matrices over permutations P within the groups,
 * by greedy starts and exchanges of two rows. The best is found for the figures that are met here (polygons, regular
 * polyhedra, pairs), a good one always; of equals the one nearest to the identity's own start.
 * @param source matrices of K rows each; their Gram matrices are added, each over its trace.
 * @param groups rows that may be exchanged; a row in none stays.
 * @returns length K; entry k is the row of `source` for row k of `target`.
 */
export function matchRows(
  source: readonly Matrix[],
  target: readonly Matrix[],
  groups: readonly (readonly number[])[],
): Int32Array {
  const K = source[0].rows
  if (K > MOST_ROWS || groups.length === 0) return byLength(source, target, groups)
  const [from, to] = [gramOf(source), gramOf(target)]
  const groupOf = new Int32Array(K).fill(-1)
  groups.forEach((members, g) => members.forEach((k) => (groupOf[k] = g)))
  const identity = Int32Array.from({ length: K }, (_, k) => k)
  let best = exchanged(identity, from, to, groupOf)
  let most = overlap(best, from, to)
  for (const first of groups[0]?.slice(0, MOST_STARTS) ?? []) {
    const found = exchanged(greedy(first, groups[0][0], from, to, groupOf), from, to, groupOf)
    const value = overlap(found, from, to)
    // 1e-9: rounding must not prefer one of several equal matches.
    if (value <= most * (1 + 1e-9)) continue
    best = found
    most = value
  }
  return best
}

/** Within each group the longest row with the longest, and so on: who vanishes goes with who has vanished. */
function byLength(source: readonly Matrix[], target: readonly Matrix[], groups: readonly (readonly number[])[]): Int32Array {
  const [from, to] = [lengthsOf(source), lengthsOf(target)]
  const order = Int32Array.from({ length: source[0].rows }, (_, k) => k)
  for (const members of groups) {
    const [longest, wanted] = [from, to].map((lengths) => members.toSorted((a, b) => lengths[b] - lengths[a] || a - b))
    wanted.forEach((k, i) => (order[k] = longest[i]))
  }
  return order
}

/** Σ ‖row_k‖²/‖A‖² of each row. */
function lengthsOf(parts: readonly Matrix[]): Float64Array {
  const sum = new Float64Array(parts[0].rows)
  for (const { cols, data } of parts) {
    const all = data.reduce((total, x) => total + x * x, 0)
    if (all > 0) data.forEach((x, i) => (sum[Math.floor(i / cols)] += (x * x) / all))
  }
  return sum
}

/** The rows in another order: row k is row order[k] of `a`. */
export function reordered(a: Matrix, order: Int32Array): Matrix {
  const out = matrix(a.rows, a.cols)
  order.forEach((from, k) => out.data.set(a.data.subarray(from * a.cols, (from + 1) * a.cols), k * a.cols))
  return out
}

/** Σ A Aᵀ/‖A‖², K × K. */
function gramOf(parts: readonly Matrix[]): Float64Array {
  const K = parts[0].rows
  const sum = new Float64Array(K * K)
  for (const part of parts) {
    const { data } = multiply(part, transpose(part))
    let trace = 0
    for (let k = 0; k < K; k++) trace += data[k * K + k]
    if (trace > 0) data.forEach((x, i) => (sum[i] += x / trace))
  }
  return sum
}

function overlap(order: Int32Array, from: Float64Array, to: Float64Array): number {
  const K = order.length
  let sum = 0
  for (let j = 0; j < K; j++) for (let k = 0; k < K; k++) sum += from[order[j] * K + order[k]] * to[j * K + k]
  return sum
}

/** Row by row the free row of the same group whose products with those placed so far differ least. */
function greedy(first: number, at: number, from: Float64Array, to: Float64Array, groupOf: Int32Array): Int32Array {
  const K = groupOf.length
  const order = new Int32Array(K).fill(-1)
  const isFree = new Uint8Array(K).fill(1)
  const place = (k: number, row: number) => {
    order[k] = row
    isFree[row] = 0
  }
  for (let k = 0; k < K; k++) if (groupOf[k] < 0) place(k, k)
  place(at, first)
  for (let k = 0; k < K; k++) {
    if (order[k] >= 0) continue
    let best = -1
    let least = Infinity
    for (let row = 0; row < K; row++) {
      if (isFree[row] === 0 || groupOf[row] !== groupOf[k]) continue
      let off = (from[row * K + row] - to[k * K + k]) ** 2
      for (let j = 0; j < K; j++) if (order[j] >= 0) off += (from[row * K + order[j]] - to[k * K + j]) ** 2
      if (off < least) [best, least] = [row, off]
    }
    place(k, best)
  }
  return order
}

/** Exchanges pairs within groups for as long as one makes the overlap larger. */
function exchanged(start: Int32Array, from: Float64Array, to: Float64Array, groupOf: Int32Array): Int32Array {
  const K = start.length
  const order = start.slice()
  for (let isBetter = true, turns = 0; isBetter && turns < 100; turns++) {
    isBetter = false
    for (let a = 0; a < K; a++) {
      for (let b = 0; b < a; b++) {
        if (groupOf[a] < 0 || groupOf[a] !== groupOf[b] || !(gain(order, a, b, from, to) > 1e-12)) continue
        ;[order[a], order[b]] = [order[b], order[a]]
        isBetter = true
      }
    }
  }
  return order
}

/** What exchanging the rows of a and b adds to the overlap. */
function gain(order: Int32Array, a: number, b: number, from: Float64Array, to: Float64Array): number {
  const K = order.length
  const [ra, rb] = [order[a], order[b]]
  let sum = (from[rb * K + rb] - from[ra * K + ra]) * (to[a * K + a] - to[b * K + b])
  for (let j = 0; j < K; j++) {
    if (j === a || j === b) continue
    const r = order[j]
    sum += 2 * (from[rb * K + r] - from[ra * K + r]) * (to[a * K + j] - to[b * K + j])
  }
  return sum
}
