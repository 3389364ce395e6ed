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

/**
 * Times worth a label on a clock that runs from 0 to `end`, as many as `width` (rem) has room for; no
 * two labels touch. An even clock gets even steps of 1, 2 or 5 times a power of ten; any other gets
 * the powers of ten, then what lies between them.
 */
export function clockTicks({ placeOf }: ClockMap, kind: ClockKind, end: number, width: number): ClockTick[] {
  if (!(end > 0) || !(width > 0)) return []
  const chosen: ClockTick[] = []
  for (const t of kind === 'linear' ? evenTimes(end, width) : decadeTimes(end)) {
    const tick = { t, place: placeOf(t), label: tickText(t) }
    if (isInside(tick, width) && chosen.every((other) => areApart(tick, other, width))) chosen.push(tick)
  }
  return chosen.toSorted((a, b) => a.place - b.place)
}

function evenTimes(end: number, width: number): number[] {
  const room = tickText(end).length * FIGURE + AIR
  const power = 10 ** Math.floor(Math.log10((end * room) / width))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => (size / end) * width >= room) ?? end
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)))
}

/** 0, the powers of ten from the largest down, then three times them, then the rest of each decade. */
function decadeTimes(end: number): number[] {
  const top = Math.floor(Math.log10(end))
  const decades = Array.from({ length: 10 }, (_, i) => 10 ** (top - i))
  const times = [1, 3, 2, 5, 4, 6, 7, 8, 9].flatMap((digit) => decades.map((decade) => digit * decade))
  return [0, ...times.map((t) => Number(t.toPrecision(1))).filter((t) => t <= end)]
}

function widthOf({ label }: ClockTick): number {
  return label.length * FIGURE
}

function isInside(tick: ClockTick, width: number): boolean {
  return tick.t === 0 || (1 - tick.place) * width >= widthOf(tick) / 2
}

function areApart(a: ClockTick, b: ClockTick, width: number): boolean {
  return Math.abs(a.place - b.place) * width >= (widthOf(a) + widthOf(b)) / 2 + AIR
}
