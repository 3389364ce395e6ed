import type { Curve, CurvesProps } from '../../charts/props.ts'

/** A stretch of the timeline, in places 0…1. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export const wholeRun: Stretch = { from: 0, to: 1 }

/** The deepest zoom: a 64th of the timeline. */
export const DEEPEST = 64

/**
 * The stretch of 1/level of the timeline about a place: the one before where it has that length and
 * holds the place, so that the picture stands still while the moment moves within it.
 */
export function stretchAbout(place: number, level: number, before: Stretch): Stretch {
  const length = 1 / level
  const isSame = Math.abs(before.to - before.from - length) < 1e-9
  if (isSame && place >= before.from && place <= before.to) return before
  const from = Math.min(1 - length, Math.max(0, place - length / 2))
  return { from, to: from + length }
}

/**
 * The props of the curves with a stretch drawn at full width: points within it and the nearest ones
 * on both sides, places and labels counted along it, seeking in places of the whole timeline.
 */
export function zoomedTo({ from, to }: Stretch, props: CurvesProps): CurvesProps {
  if (from === 0 && to === 1) return props
  const { place, times, curves, ticks, onSeek } = props
  const along = (x: number) => (x - from) / (to - from)
  const within = place.findIndex((x) => x > from)
  const first = Math.max(0, (within < 0 ? place.length : within) - 1)
  const after = place.findIndex((x) => x >= to)
  const end = after < 0 ? place.length : after + 1
  const cut = (values: Float64Array) => values.subarray(first, end)
  return {
    ...props,
    times: cut(times),
    place: cut(place).map(along),
    curves: curves.map((curve) => cutCurve(curve, cut)),
    ticks: ticks.filter((tick) => tick.place >= from && tick.place <= to).map((tick) => ({ ...tick, place: along(tick.place) })),
    onSeek: (x) => onSeek(from + x * (to - from)),
  }
}

function cutCurve(curve: Curve, cut: (values: Float64Array) => Float64Array): Curve {
  return {
    ...curve,
    lines: curve.lines.map((line) => ({
      ...line,
      values: cut(line.values),
      ...(line.low !== undefined && { low: cut(line.low) }),
      ...(line.high !== undefined && { high: cut(line.high) }),
    })),
    theory: curve.theory.map((line) => ({ ...line, values: cut(line.values) })),
  }
}
