import type { Look } from './look.ts'

/** Forms of a video file. */
export const videoForms = ['webm', 'mp4'] as const
export type VideoForm = (typeof videoForms)[number]

/** Frames a second that are offered. */
export const rates = [25, 30, 60] as const

/** A video of the run. */
export interface VideoPlan extends Look {
  readonly form: VideoForm
  /** Frames a second. */
  readonly rate: number
  readonly seconds: number
  /** Places on the clock, in per cent: it may run backwards. */
  readonly from: number
  readonly to: number
  /** Degrees by which the camera goes round meanwhile. */
  readonly turn: number
}

/** Bits of a pixel of a frame: thin lines and small type stay sharp. */
const BITS = 0.15
const LEAST_BITRATE = 500_000
/** The file is held in memory until it is whole. */
const MOST_BYTES = 1e9
const MOST_SECONDS = 600
const MOST_RATE = 120

/** How many frames it has: at least two, the first and the last moment. */
export function framesOf({ rate, seconds }: Pick<VideoPlan, 'rate' | 'seconds'>): number {
  return Math.max(2, Math.round(rate * seconds))
}

/** What frame i of n shows: its share of the way, 0 for the first and 1 for the last, whatever time drawing takes. */
export function shareOfFrame(i: number, n: number): number {
  return i / (n - 1)
}

/** The place on the clock that a share of the way shows. */
export function placeAt({ from, to }: Pick<VideoPlan, 'from' | 'to'>, share: number): number {
  return (from + (to - from) * share) / 100
}

/** Bits a second. */
export function bitrateOf({ width, height, rate }: Pick<VideoPlan, 'width' | 'height' | 'rate'>): number {
  return Math.max(LEAST_BITRATE, Math.round(width * height * rate * BITS))
}

/** About how large the file will be at most. */
export function bytesOf(plan: VideoPlan): number {
  return (bitrateOf(plan) * plan.seconds) / 8
}

/** Why there can be no such video; null where there can. */
export function problemWithVideo(plan: VideoPlan): string | null {
  const { rate, seconds, from, to } = plan
  if (!(rate >= 1 && rate <= MOST_RATE)) return `${rate} frames a second were asked for; from 1 to ${MOST_RATE} are allowed.`
  if (!(seconds > 0 && seconds <= MOST_SECONDS)) return `A length of ${seconds} seconds was asked for; more than 0 and at most ${MOST_SECONDS} are allowed.`
  for (const [name, value] of [['beginning', from], ['end', to]] as const) {
    if (!(value >= 0 && value <= 100)) return `The ${name} is ${value} %; it must lie between 0 and 100 % of the timeline.`
  }
  const bytes = bytesOf(plan)
  if (bytes <= MOST_BYTES) return null
  return `The video would take about ${Math.round(bytes / 1e6).toLocaleString('en-US')} MB, and at most ${MOST_BYTES / 1e6} are held in memory: make it shorter, smaller, or of fewer frames a second.`
}
