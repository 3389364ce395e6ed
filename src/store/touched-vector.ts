import { longestRow, rowCosine } from '../math/cosines.ts'
import type { Matrix } from '../math/matrix.ts'
import { VANISHED } from './curve-point.ts'

/** What is to be read of one vector among the K of its kind. */
export interface TouchedVector {
  readonly length: number
  /** Null where no length is predicted. */
  readonly predictedLength: number | null
  /** So short that it is drawn at the origin and its direction means nothing. */
  readonly hasVanished: boolean
  /** The other classes (from 0), in order. */
  readonly others: readonly {
    readonly index: number
    /** Angle in degrees between the two vectors as they start from the origin; null where one of them has vanished. */
    readonly angle: number | null
    readonly predicted: number | null
  }[]
  /** Classes (from 0) that are drawn as one with it. */
  readonly mergedWith: readonly number[]
}

/** Vectors that differ by less than this part of the longest are drawn as one. */
const MERGED = 0.004

/**
 * Row `index` of K × d vectors beside the predicted ones.
 * @param predicted K × d, of any rotation; null where there is no prediction.
 * @param isDirection whether only directions are predicted.
 */
export function touchedVector(vectors: Matrix, index: number, predicted: Matrix | null, isDirection = false): TouchedVector {
  const longest = longestRow(vectors)
  const others = Array.from({ length: vectors.rows }, (_, k) => k).filter((k) => k !== index)
  const target = predicted !== null && predicted.rows === vectors.rows ? predicted : null
  const length = lengthOf(vectors, index)
  return {
    length,
    predictedLength: target === null || isDirection ? null : lengthOf(target, index),
    hasVanished: length <= VANISHED * longest,
    others: others.map((k) => ({ index: k, angle: angleBetween(vectors, index, k), predicted: target === null ? null : angleBetween(target, index, k) })),
    mergedWith: others.filter((k) => distance(vectors, index, k) <= MERGED * longest),
  }
}

function lengthOf({ cols, data }: Matrix, row: number): number {
  return Math.hypot(...data.subarray(row * cols, (row + 1) * cols))
}

function distance({ cols, data }: Matrix, i: number, j: number): number {
  let square = 0
  for (let c = 0; c < cols; c++) square += (data[i * cols + c] - data[j * cols + c]) ** 2
  return Math.sqrt(square)
}

function angleBetween(vectors: Matrix, i: number, j: number): number | null {
  const least = VANISHED * longestRow(vectors)
  if (lengthOf(vectors, i) <= least || lengthOf(vectors, j) <= least) return null
  const cosine = rowCosine(vectors, i, vectors, j)
  return cosine === null ? null : (Math.acos(cosine) * 180) / Math.PI
}
