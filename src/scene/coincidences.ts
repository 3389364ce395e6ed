/**
 * Groups points that lie together: leader[i] becomes the first point that is a leader itself and no further than
 * `tolerance` from point i, else i. `points` holds `count` points of `size` coordinates each; `leader` is at least
 * `count` long. Cost: count × number of groups.
 */
export function coincidences(
  points: Float32Array,
  size: number,
  count: number,
  tolerance: number,
  leader: Int32Array,
): void {
  for (let i = 0; i < count; i++) {
    leader[i] = i
    for (let j = 0; j < i; j++) {
      // Most pairs are told apart by their first coordinate alone.
      if (Math.abs(points[i * size] - points[j * size]) > tolerance || leader[j] !== j) continue
      if (squaredDistance(points, size, i, j) > tolerance * tolerance) continue
      leader[i] = j
      break
    }
  }
}

function squaredDistance(points: Float32Array, size: number, i: number, j: number): number {
  let sum = 0
  for (let c = 0; c < size; c++) sum += (points[i * size + c] - points[j * size + c]) ** 2
  return sum
}
