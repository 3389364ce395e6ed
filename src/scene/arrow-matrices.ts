import type { MarkSizes } from './mark-sizes.ts'

/** The share of a short arrow that its head may take. */
const headShare = 0.45

/**
 * Writes the transforms of one arrow from the origin to (x, y, z) as two column-major 4 × 4 matrices at place k:
 * of a shaft, a cylinder of radius 1 along y from 0 to 1, and of a head, a cone of radius 1 at y = 0 with its tip at
 * y = 1. The tip lies exactly at (x, y, z); the head shrinks with arrows too short for it; a zero vector has none.
 */
export function arrowMatrices(
  x: number,
  y: number,
  z: number,
  sizes: MarkSizes,
  k: number,
  shaft: Float32Array,
  head: Float32Array,
): void {
  const length = Math.hypot(x, y, z)
  const scale = length > 0 ? 1 / length : 0
  const headLength = Math.min(sizes.headLength, headShare * length)
  const width = sizes.headLength > 0 ? headLength / sizes.headLength : 0
  const foot = length - headLength
  column(shaft, k, x * scale, y * scale, z * scale, sizes.shaftRadius * Math.min(1, 0.4 + 0.6 * width), foot, 0)
  column(head, k, x * scale, y * scale, z * scale, sizes.headRadius * width, headLength, foot)
}

/** Frame with y along the unit vector n, radius across, `length` along, moved by `start` along n. */
function column(
  out: Float32Array,
  k: number,
  nx: number,
  ny: number,
  nz: number,
  radius: number,
  length: number,
  start: number,
): void {
  // An orthonormal frame without branches or square roots: Duff et al. 2017, JCGT 6 (1), with axes renamed.
  const sign = nz >= 0 ? 1 : -1
  const a = -1 / (sign + nz)
  const b = nx * ny * a
  const o = 16 * k
  out[o] = radius * (1 + sign * nx * nx * a)
  out[o + 1] = radius * sign * b
  out[o + 2] = -radius * sign * nx
  out[o + 4] = length * nx
  out[o + 5] = length * ny
  out[o + 6] = length * nz
  out[o + 8] = -radius * b
  out[o + 9] = -radius * (sign + ny * ny * a)
  out[o + 10] = radius * ny
  out[o + 12] = start * nx
  out[o + 13] = start * ny
  out[o + 14] = start * nz
  out[o + 15] = 1
}
