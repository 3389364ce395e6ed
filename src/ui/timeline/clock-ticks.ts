import type { ClockKind, ClockMap } from '../../engine/clock.ts'
import { tickText } from '../number-format.ts'

/** A labelled time on the axis. */
export interface ClockTick {
  readonly t: number
  /** 0…1 along the track. */
  readonly place: number
  readonly label: string
}

/** Width of one figure of a label, and the air around a label, in rem. */
const FIGURE = 0.5
const AIR = 2
/** Powers of ten below the end: enough for a run to 10¹⁵ whose first step is 10⁻⁴. */
const DECADES = 20

/**
 * Times worth a label on a clock that runs from 0 to `end`, as many as `width` (rem) has room for; no
 * two labels touch. An even clock gets even steps of 1, 2 or 5 times a power of ten; a logarithmic one every power
 * of ten, or every second, third …; any other the powers of ten, then what lies between them.
 * @param taken rem at the end of the axis that its name stands in
 */
export function clockTicks(clock: ClockMap, kind: ClockKind, end: number, width: number, taken = 0): ClockTick[] {
  if (!(end > 0) || !(width > 0)) return []
  const axis = { clock, width, taken }
  if (kind === 'linear') return ticksAt(evenTimes(end, width), axis)
  if (kind !== 'logarithmic') return ticksAt(decadeTimes(end), axis)
  const decades = powersUpTo(end).filter((t) => ticksAt([0, t], axis).length === 2)
  const stride = strides.find((step) => {
    const chosen = [0, ...everySo(decades, step)]
    return ticksAt(chosen, axis).length === chosen.length
  })
  const areFew = decades.length < MANY
  return ticksAt(stride === undefined || areFew ? decadeTimes(end) : [0, ...everySo(decades, stride)], axis)
}

const strides = [1, 2, 3, 4, 6]
/** So many powers of ten are an axis of their own; fewer want something between them. */
const MANY = 5

interface Axis {
  readonly clock: ClockMap
  readonly width: number
  readonly taken: number
}

/** Of these times, the more important first, those that find room. */
function ticksAt(times: readonly number[], { clock, width, taken }: Axis): ClockTick[] {
  const chosen: ClockTick[] = []
  for (const t of times) {
    const tick = { t, place: clock.placeOf(t), label: tickText(t) }
    if (isInside(tick, width, taken) && chosen.every((other) => areApart(tick, other, width))) chosen.push(tick)
  }
  return chosen.toSorted((a, b) => a.place - b.place)
}

/** Powers of ten whose exponents are multiples of `step`. */
function everySo(powers: readonly number[], step: number): number[] {
  return powers.filter((t) => Math.round(Math.log10(t)) % step === 0)
}

function evenTimes(end: number, width: number): number[] {
  const room = tickText(end).length * FIGURE + AIR
  const power = 10 ** Math.floor(Math.log10((end * room) / width))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => (size / end) * width >= room) ?? end
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)))
}

/** 0, the powers of ten from the largest down, then three, two and five times them. */
function decadeTimes(end: number): number[] {
  const decades = powersUpTo(end)
  const times = [1, 3, 2, 5].flatMap((digit) => decades.map((decade) => digit * decade))
  return [0, ...times.map((t) => Number(t.toPrecision(1))).filter((t) => t <= end)]
}

/** The powers of ten, from the largest down. */
function powersUpTo(end: number): number[] {
  const top = Math.floor(Math.log10(end))
  return Array.from({ length: DECADES }, (_, i) => Number(`1e${top - i}`))
}

function widthOf({ label }: ClockTick): number {
  return label.length * FIGURE
}

function isInside(tick: ClockTick, width: number, taken: number): boolean {
  const room = taken > 0 ? taken + AIR / 2 : 0
  return tick.t === 0 || (1 - tick.place) * width >= widthOf(tick) / 2 + room
}

function areApart(a: ClockTick, b: ClockTick, width: number): boolean {
  return Math.abs(a.place - b.place) * width >= (widthOf(a) + widthOf(b)) / 2 + AIR
}
