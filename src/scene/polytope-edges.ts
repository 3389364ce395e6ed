import type { Matrix } from '../math/matrix.ts'

/** Beyond this many vertices the edges would hide the picture, and none are drawn. */
export const mostVertices = 24

/** Room for the edges of any polytope that is drawn: two indices for each pair of vertices. */
export const edgeRoom = mostVertices * (mostVertices - 1)

/**
 * Writes the edges of the polytope spanned by those rows of `points` (K × d) whose `counts` is not 0, as pairs of row
 * indices, to `out` (at least `edgeRoom` long); returns how many edges. At most d + 1 vertices span a simplex: every
 * pair is an edge. More: the pairs whose ball with the edge as diameter holds no other vertex, not even near its
 * surface (Gabriel & Sokal 1969, made strict). Of points spread over a sphere (the optima for K = 5 … 24 in three
 * dimensions) these are the edges of the convex hull, without the diagonals of faces that are nearly rectangles.
 */
export function polytopeEdges(points: Matrix, counts: Uint8Array, out: Int32Array): number {
  let vertices = 0
  for (let i = 0; i < points.rows; i++) vertices += counts[i] === 0 ? 0 : 1
  if (vertices > mostVertices) return 0
  const simplex = vertices <= points.cols + 1
  let edges = 0
  for (let i = 0; i < points.rows; i++) {
    for (let j = 0; j < i; j++) {
      if (counts[i] === 0 || counts[j] === 0 || !(simplex || isGabriel(points, counts, i, j))) continue
      out[2 * edges] = j
      out[2 * edges + 1] = i
      edges++
    }
  }
  return edges
}

/**
 * A rectangle's diagonals have its other corners on their ball's surface: within this share of the squared diagonal
 * they count as there, so that a figure does not flicker while it is nearly reached. For the neighbours of a true edge
 * the share is about ½ (equilateral triangles) or more.
 */
const surface = 0.02

/** Whether (p_i − p_k)·(p_j − p_k) > surface · |p_i − p_j|² for every other k. */
function isGabriel(points: Matrix, counts: Uint8Array, i: number, j: number): boolean {
  const least = surface * spread(points, i, i, j)
  for (let k = 0; k < points.rows; k++) {
    if (counts[k] !== 0 && k !== i && k !== j && spread(points, i, j, k) <= least) return false
  }
  return true
}

/** (p_i − p_k)·(p_j − p_k). */
function spread(points: Matrix, i: number, j: number, k: number): number {
  const { cols, data } = points
  let sum = 0
  for (let c = 0; c < cols; c++) {
    sum += (data[i * cols + c] - data[k * cols + c]) * (data[j * cols + c] - data[k * cols + c])
  }
  return sum
}
