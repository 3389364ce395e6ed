/** Labels placed on the screen, in CSS pixels from the middle, x to the right and y up. */
export interface LabelLayout {
  /** For each class the class under whose label it is named; a leader leads itself. Written by the caller. */
  readonly leader: Int32Array
  /** Width and height of each leader's label. Written by the caller. */
  readonly sizes: Float32Array
  /** Middle of each leader's label. */
  readonly places: Float32Array
  /** How far each leader's label had to give way to others. */
  readonly strays: Float32Array
}

/** What labels keep clear of: its middle, width and height, in the same pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Room for K labels. */
export function emptyLayout(K: number): LabelLayout {
  return {
    leader: new Int32Array(K),
    sizes: new Float32Array(2 * K),
    places: new Float32Array(2 * K),
    strays: new Float32Array(K),
  }
}

/** Half the square root of two: the sine and cosine of an eighth of a turn. */
const aside = Math.SQRT1_2

/** Sweeps over all pairs: two labels part in one, four in a heap in about six. */
const sweeps = 6

/**
 * Places one label beside each leader's mark, `gap` away from its middle, an eighth of a turn clockwise from the
 * direction away from the picture's origin, which is where the mark is heading and its target waits. Labels that would
 * cover each other, or what is in `taken`, give way, each by half; beyond that all moves little when marks move little.
 * `marks` holds x, y of each mark in CSS pixels from the origin. A mark on the origin has its label below and to the left.
 */
export function layLabels(
  marks: Float32Array,
  gap: ArrayLike<number>,
  size: number,
  layout: LabelLayout,
  taken: Box | null = null,
): void {
  const { places, leader, strays } = layout
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
    strays[k] = 0
  }
  for (let sweep = 0; sweep < sweeps; sweep++) part(layout, taken)
}

/** Moves labels that cover each other apart, once around. */
function part(layout: LabelLayout, taken: Box | null): void {
  const { leader, places, sizes } = layout
  for (let k = 0; k < leader.length; k++) {
    if (leader[k] !== k) continue
    const [across, up] = [2 * k, 2 * k + 1]
    for (let j = 0; j < k; j++) {
      if (leader[j] !== j) continue
      const dx = places[across] - places[2 * j]
      const dy = places[up] - places[2 * j + 1]
      const by = overlap(dx, dy, (sizes[across] + sizes[2 * j]) / 2, (sizes[up] + sizes[2 * j + 1]) / 2) / 2
      giveWay(layout, k, dx, dy, by)
      giveWay(layout, j, dx, dy, -by)
    }
    if (taken === null) continue
    const dx = places[across] - taken.x
    const dy = places[up] - taken.y
    giveWay(layout, k, dx, dy, overlap(dx, dy, (sizes[across] + taken.width) / 2, (sizes[up] + taken.height) / 2))
  }
}

/** Middles closer than this in pixels have no direction apart: the later label goes to the right. */
const together = 1e-3

/** By what multiple of (dx, dy) two middles are to part so that they lie on each other's ellipse; 0 outside of it. */
function overlap(dx: number, dy: number, width: number, height: number): number {
  const share = Math.hypot((Math.abs(dx) < together ? together : dx) / width, dy / height)
  return Math.max(0, 1 / share - 1)
}

function giveWay({ places, strays }: LabelLayout, k: number, dx: number, dy: number, by: number): void {
  if (by === 0) return
  const x = by * (Math.abs(dx) < together ? together : dx)
  places[2 * k] += x
  places[2 * k + 1] += by * dy
  strays[k] += Math.hypot(x, by * dy)
}
