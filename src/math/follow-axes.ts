import type { WeightedRows } from './energy-share.ts'
import { inner, matrix, type Matrix } from './matrix.ts'
import { nearestFrame } from './nearest-frame.ts'

/**
 * Axes a little closer to those of largest energy M = Σ weight rowᵀ row: one step of orthogonal iteration,
 * B ↦ polar(B (M + c I) P), with c a sixth of all energy so that no step turns far, and P the projection at
 * right angles to the first `fixed` rows, which stay. Where energies are equal nothing moves; where they cross the
 * axes leave the old direction gradually: followed along a run they are continuous in time, without flips or swaps.
 * Source: Golub and Van Loan, Matrix Computations, 8.2.4, shifted.
 * @param parts rows of one d.
 * @param axes q × d, orthonormal rows.
 * @returns q × d, orthonormal; `axes` itself where there is nothing to follow.
 */
export function followAxes(parts: readonly WeightedRows[], axes: Matrix, fixed = 0): Matrix {
  const { rows: q, cols: d } = axes
  const free = q - fixed
  if (free === 0) return axes
  const next = matrix(free, d)
  let shift = 0
  const seen = new Float64Array(free)
  for (const { rows, weight } of parts) {
    for (let i = 0; i < rows.rows; i++) {
      const row = rows.data.subarray(i * d, (i + 1) * d)
      shift += (weight * dot(row, row, 0)) / 6
      for (let a = 0; a < free; a++) seen[a] = weight * dot(row, axes.data, (fixed + a) * d)
      for (let a = 0; a < free; a++) for (let j = 0; j < d; j++) next.data[a * d + j] += seen[a] * row[j]
    }
  }
  for (let i = 0; i < next.data.length; i++) next.data[i] += shift * axes.data[fixed * d + i]
  removeRows(next, axes, fixed)
  const turned = nearestFrame(next)
  if (turned === null) return axes
  const out = matrix(q, d, axes.data.slice())
  out.data.set(turned.data, fixed * d)
  return out
}

/** Makes every row orthogonal to the first `count` rows of `frame`. */
function removeRows(rows: Matrix, frame: Matrix, count: number): void {
  const { cols: d, data } = rows
  for (let i = 0; i < rows.rows; i++) {
    for (let k = 0; k < count; k++) {
      const along = dot(data.subarray(i * d, (i + 1) * d), frame.data, k * d)
      for (let j = 0; j < d; j++) data[i * d + j] -= along * frame.data[k * d + j]
    }
  }
}

function dot(row: Float64Array, data: Float64Array, offset: number): number {
  let sum = 0
  for (let j = 0; j < row.length; j++) sum += row[j] * data[offset + j]
  return sum
}

/** Rows that count evenly with others, whatever their lengths: their energies sum to 1. */
export function evenly(rows: Matrix): WeightedRows {
  const energy = inner(rows, rows)
  return { rows, weight: energy > 0 ? 1 / energy : 1 }
}
