import * as z from 'zod/mini'
import { numberText, readNumber } from './number-text.ts'

/**
 * Which three of more dimensions are seen: the principal axes of the moment; the tour, which turns through all of
 * them; the view from a class (counted from 1), whose mean stands upright; or axes that the reader turned: 3 × d
 * numbers, row by row, nearly orthonormal.
 */
export type See = 'axes' | 'tour' | number | readonly number[]

/** The most classes, as far as a link goes before it knows of how many it speaks. */
export const MAX_SEEN_CLASS = 1000
/** Axes of more dimensions than this are not kept: they would fill a link. */
export const MAX_KEPT_DIMENSION = 20

/** What a link may say. */
export const seeAllowed = `axes, tour, a class from 1, or three axes of 4 to ${MAX_KEPT_DIMENSION} numbers each, row by row, separated by commas`

export const seeSchema = z.union([
  z.enum(['axes', 'tour']),
  z.int().check(z.minimum(1), z.maximum(MAX_SEEN_CLASS)),
  z
    .array(z.number().check(z.minimum(-1), z.maximum(1)))
    .check(
      z.minLength(12),
      z.maxLength(3 * MAX_KEPT_DIMENSION),
      z.refine((axes) => axes.length % 3 === 0),
    ),
])

/** The value of a link's text; whatever the schema refuses where it means nothing. */
export function readSee(text: string): unknown {
  if (!text.includes(',')) return readNumber(text) ?? text
  return text.split(',').map(readNumber)
}

export function seeText(see: See): string {
  if (typeof see === 'string') return see
  return typeof see === 'number' ? numberText(see) : see.map(numberText).join(',')
}

/** As a link keeps it: turned axes to three decimals, a tenth of a degree or so, and none of too many dimensions. */
export function roundedSee(see: See): See {
  if (typeof see !== 'object') return see
  if (see.length > 3 * MAX_KEPT_DIMENSION) return 'axes'
  return see.map((x) => Number(x.toFixed(3)) + 0)
}
