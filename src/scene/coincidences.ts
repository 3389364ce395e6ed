/**
 * Groups points that lie together: leader[i] becomes the first point that is a leader itself and no further than
 * `tolerance` from point i, else i. `points` holds `count` points of `size` coordinates each; `leader` is at least
 * `count` long. Cost: count × the leaders that differ by less than the tolerance in the first coordinate.
 */
export function coincidences(
  points: ArrayLike<number>,
  size: number,
  count: number,
  tolerance: number,
  leader: Int32Array,
): void {
  /** The leaders so far, in order of their first coordinate. */
  const sorted = new Int32Array(count)
  let leaders = 0
  for (let i = 0; i < count; i++) {
    const x = points[i * size]
    const place = placeOf(x, points, size, sorted, leaders)
    leader[i] = i
    let first = place
    while (first > 0 && x - points[sorted[first - 1] * size] <= tolerance) first--
    for (let at = first; at < leaders && points[sorted[at] * size] - x <= tolerance; at++) {
      const j = sorted[at]
      if (j < leader[i] && squaredDistance(points, size, i, j) <= tolerance * tolerance) leader[i] = j
    }
    if (leader[i] !== i) continue
    sorted.copyWithin(place + 1, place, leaders++)
    sorted[place] = i
  }
}

/** How many of the leaders have a smaller first coordinate than x. */
function placeOf(x: number, points: ArrayLike<number>, size: number, sorted: Int32Array, leaders: number): number {
  let low = 0
  let high = leaders
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[sorted[middle] * size] < x) low = middle + 1
    else high = middle
  }
  return low
}

function squaredDistance(points: ArrayLike<number>, size: number, i: number, j: number): number {
  let sum = 0
  for (let c = 0; c < size; c++) sum += (points[i * size + c] - points[j * size + c]) ** 2
  return sum
}
