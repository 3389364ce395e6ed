import { coincidences } from './coincidences.ts'

/** Labels placed on the screen, in CSS pixels from the middle, x to the right and y up. */
export interface LabelLayout {
  /** Middle of each class's label; meaningful for leaders. */
  readonly places: Float32Array
  /** For each class the class under whose label it is named; a leader leads itself. */
  readonly leader: Int32Array
}

/** Room for K labels. */
export function emptyLayout(K: number): LabelLayout {
  return { places: new Float32Array(2 * K), leader: new Int32Array(K) }
}

/** Half the square root of two: the sine and cosine of an eighth of a turn. */
const aside = Math.SQRT1_2

/**
 * Places one label beside each mark, `gap` away from its middle, an eighth of a turn clockwise from the direction away
 * from the picture's origin, which is where the mark is heading and its target waits; labels
 * whose middles would come closer than `size` become one. `marks` holds x, y of each mark in CSS pixels from
 * the origin. A mark on the origin has its label below and to the left.
 */
export function layLabels(
  marks: Float32Array,
  gap: ArrayLike<number>,
  size: number,
  layout: LabelLayout,
): void {
  const { places, leader } = layout
  for (let k = 0; k < leader.length; k++) {
    const dx = marks[2 * k]
    const dy = marks[2 * k + 1]
    const away = Math.hypot(dx, dy)
    // Near the origin the direction away from it is noise: lean towards one of our own.
    const lean = 2 * size * Math.max(0, 1 - away / (2 * size))
    const length = Math.hypot(dx, dy - lean) || 1
    const x = (dx * gap[k]) / length
    const y = ((dy - lean) * gap[k]) / length
    places[2 * k] = dx + aside * (x + y)
    places[2 * k + 1] = dy + aside * (y - x)
  }
  coincidences(places, 2, leader.length, size, leader)
}
