import type { NumberParameter } from './parameter.ts'
import { placeOf } from './slider-scale.ts'

/** The special values that a slider can be set to: within it, rising, whole for whole numbers. */
export function specialValues(parameter: NumberParameter, thresholds: readonly { readonly value: number }[]): number[] {
  const [least, most] = parameter.slider
  const values = thresholds.map(({ value }) => (parameter.kind === 'integer' ? Math.round(value) : value))
  return [...new Set(values)].filter((value) => value >= least && value <= most).toSorted((a, b) => a - b)
}

/** The special value nearest to a place on the slider, within a distance on it; else null. */
export function snapped(parameter: NumberParameter, special: readonly number[], place: number, within: number): number | null {
  const away = (value: number) => Math.abs(placeOf(parameter, value) - place)
  const nearest = special.toSorted((a, b) => away(a) - away(b))[0]
  return nearest !== undefined && away(nearest) <= within ? nearest : null
}

/** The next special value in a direction; the one given where there is none. */
export function nextSpecial(special: readonly number[], value: number, direction: 1 | -1): number {
  const next = direction > 0 ? special.find((one) => one > value) : special.findLast((one) => one < value)
  return next ?? value
}
