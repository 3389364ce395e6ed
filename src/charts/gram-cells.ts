import { paletteIndex } from './gram-palette.ts'
import type { GramMatrix, GramProps } from './gram-props.ts'

/** In the place of a palette's entry: there is no value. */
export const NO_VALUE = -1
/** Differences from what is predicted of this much or more have the palette's ends. */
export const GREATEST_DIFFERENCE = 0.5
/** A cosine of this much reads 1.000: the vectors are drawn merged. */
const MERGED = 0.9995

/** The value of the palette's middle: the cosine in a simplex ETF of K classes. */
export function simplexCosine(classes: number): number {
  return -1 / (classes - 1)
}

/** Where a cosine stands in the palette, −1…1: the simplex's in the middle, and equal steps in both directions. */
export function cosinePlace(cosine: number, classes: number): number {
  const centre = simplexCosine(classes)
  return (cosine - centre) / (1 - centre)
}

/** What a cell shows of a matrix: its cosine, or the difference from its target; NaN where there is none. */
export function shownValue({ values, target }: GramMatrix, shading: GramProps['shading'], at: number): number {
  return shading === 'difference' && target !== null ? values[at] - target[at] : values[at]
}

/**
 * Entries of the palette for the cells of a matrix as it is drawn, classes in order; NO_VALUE where one is not defined.
 * @param out K², row-major
 */
export function gramCells(matrix: GramMatrix, { classes, selection, order, shading }: GramProps, out: Int16Array): Int16Array {
  const isDifference = shading === 'difference' && matrix.target !== null
  for (let i = 0; i < classes; i++) {
    for (let j = 0; j < classes; j++) {
      const value = shownValue(matrix, shading, order[i] * classes + order[j])
      const place = isDifference ? value / GREATEST_DIFFERENCE : cosinePlace(value, selection?.of ?? classes)
      out[i * classes + j] = Number.isNaN(value) ? NO_VALUE : paletteIndex(place)
    }
  }
  return out
}

/** Which places have no value in any cell, of rows or of columns: their vectors have vanished. */
export function vanishedPlaces(cells: Int16Array, classes: number, side: 'row' | 'column', out: Uint8Array): Uint8Array {
  for (let i = 0; i < classes; i++) {
    out[i] = 1
    for (let j = 0; j < classes && out[i] === 1; j++) {
      if (cells[side === 'row' ? i * classes + j : j * classes + i] !== NO_VALUE) out[i] = 0
    }
  }
  return out
}

/** Which places hold the same direction as the place before, by the matrix of the vectors with themselves. */
export function mergedPlaces({ values }: GramMatrix, order: readonly number[], out: Uint8Array): Uint8Array {
  const K = order.length
  for (let i = 0; i < K; i++) out[i] = i > 0 && values[order[i - 1] * K + order[i]] >= MERGED ? 1 : 0
  return out
}
