/** A stretch of an axis. */
export type Range = readonly [min: number, max: number]

/** A logarithmic axis around positive values, a little wider on both sides, at least a decade long. */
export function logRange(min: number | null, max: number | null): Range {
  if (min === null || max === null || !(min > 0)) return [0.1, 1]
  const middle = Math.sqrt(min * max)
  const half = Math.max(Math.sqrt(max / min), Math.sqrt(10))
  const room = half ** 0.08
  return [middle / half / room, middle * half * room]
}

/** A linear axis around values (or over a given range), a little wider on both sides. */
export function linearRange(min: number | null, max: number | null, given: Range | null): Range {
  const [from, to] = given ?? [min ?? 0, max ?? 1]
  const room = 0.04 * (to - from) || 0.5
  return [from - room, to + room]
}

/**
 * Ticks of a logarithmic axis, ascending: powers of ten, at most `most` ≥ 2 and evenly so; 1, 2 and 5 times (or 1 and 3
 * times) powers of ten where fewer than two powers lie within the range.
 */
export function logTicks([min, max]: Range, most: number): number[] {
  // 1e-9: a power of ten at the very edge counts.
  const first = Math.ceil(Math.log10(min) - 1e-9)
  const last = Math.floor(Math.log10(max) + 1e-9)
  if (last > first) return multiples(first, last, most).map((exponent) => 10 ** exponent)
  const exponents = range(Math.floor(Math.log10(min)), Math.ceil(Math.log10(max)))
  const within = [[1, 2, 5], [1, 3]].map((digits) =>
    exponents
      .flatMap((exponent) => digits.map((digit) => Number(`${digit}e${exponent}`)))
      .filter((value) => value >= min && value <= max),
  )
  return within.find((values) => values.length <= most) ?? within[1]
}

/** The multiples of the least step of which at most `most` lie within first…last; of that one step lower if just one does. */
function multiples(first: number, last: number, most: number): number[] {
  const choices = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500].map((step) =>
    range(Math.ceil(first / step), Math.floor(last / step)).map((i) => i * step),
  )
  const at = choices.findIndex((exponents) => exponents.length <= most)
  return choices[at].length < 2 ? choices[at - 1] : choices[at]
}

/** Round numbers (1, 2 or 5 times a power of ten) within a range, at most `most` of them. */
export function linearTicks([min, max]: Range, most: number): number[] {
  const rough = (max - min) / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= rough) ?? 10 * power
  return range(Math.ceil(min / step - 1e-9), Math.floor(max / step + 1e-9)).map((i) => i * step)
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

/** A label of the timeline. */
interface Tick {
  readonly place: number
  readonly label: string
}

/**
 * The ticks that find room side by side: the first, the last, then those between in order.
 * @param width of the axis in CSS pixels
 * @param widthOf width of a label likewise
 */
export function roomyTicks(ticks: readonly Tick[], width: number, widthOf: (label: string) => number): Tick[] {
  const kept: Tick[] = []
  const collides = (a: Tick, b: Tick) =>
    Math.abs(a.place - b.place) * width < (widthOf(a.label) + widthOf(b.label)) / 2 + GAP
  const order = [ticks[0], ticks.at(-1), ...ticks.slice(1, -1)]
  for (const tick of order) {
    if (tick !== undefined && !kept.some((other) => collides(tick, other))) kept.push(tick)
  }
  return kept.sort((a, b) => a.place - b.place)
}

/** Least room between two labels, in CSS pixels. */
const GAP = 14
