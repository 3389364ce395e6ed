import type { NumberParameter } from './parameter.ts'
import { rounded } from './number-text.ts'

/** Significant digits of a value taken from a slider: finer than a pixel, and short in a link. */
const DIGITS = 3
/** Steps of the arrow keys over the whole slider of a real parameter, and of PageUp and PageDown. */
const KEY_STEPS = { small: 100, large: 10 } as const

/** Place 0…1 on the slider of a value; values beyond the slider's span are held at its ends. */
export function placeOf({ scale, slider: [least, most] }: NumberParameter, value: number): number {
  const place =
    scale === 'log'
      ? Math.log(Math.max(value, Number.MIN_VALUE) / least) / Math.log(most / least)
      : (value - least) / (most - least)
  return Math.min(1, Math.max(0, place))
}

/** The value at a place 0…1: whole for integers, three significant digits otherwise, never outside the span. */
export function valueAt({ kind, scale, slider: [least, most] }: NumberParameter, place: number): number {
  const exact = scale === 'log' ? least * (most / least) ** place : least + place * (most - least)
  const value = kind === 'integer' ? Math.round(exact) : rounded(exact, DIGITS)
  return Math.min(most, Math.max(least, value))
}

/** The value one key press away: a whole number for integers, else a hundredth (a tenth) of the slider. */
export function nextValue(parameter: NumberParameter, value: number, direction: 1 | -1, size: keyof typeof KEY_STEPS): number {
  const [least, most] = parameter.slider
  const next = valueAt(parameter, placeOf(parameter, value) + direction / KEY_STEPS[size])
  const moved = direction > 0 ? next > value : next < value
  if (moved || parameter.kind === 'real') return moved ? next : value
  return Math.min(most, Math.max(least, value + direction))
}
