import type { NumberParameter } from '../../experiment/parameter.ts'
import { placeOf } from '../../experiment/slider-scale.ts'
import type { Strip } from '../../store/strip.ts'

/** Width and height of the drawing, in its own units: stretched to the track. */
export const WIDTH = 1000
export const HEIGHT = 100

/** Air above and below the curves, as a part of their span. */
const AIR = 0.08
/** Two values closer than this, as a part of the slider, are the sides of a threshold; a curve that jumps there is cut. */
const SIDES = 1e-5
/** A move by more than this part of the height between the sides of a threshold is a jump. */
const JUMP = 0.05

/** From values of the quantity to heights. */
export interface StripScale {
  readonly least: number
  readonly most: number
}

/** The span of everything predicted; of a margin with zero, where all is lost. */
export function scaleOf({ quantity, predicted, metastable }: Strip): StripScale {
  const zero = quantity.family === 'margin' ? [0] : []
  const all = [...predicted, ...metastable, ...zero].filter((value) => !Number.isNaN(value))
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const air = AIR * (most > least ? most - least : 1)
  return { least: least - air, most: most + air }
}

/** Height 0…1 of a value from the bottom, held within the drawing. */
export function heightOf({ least, most }: StripScale, value: number): number {
  return Math.min(1, Math.max(0, (value - least) / (most - least)))
}

/** A path through points (place on the slider, value); not defined ones and jumps interrupt it. */
export function pathOf(points: readonly (readonly [place: number, value: number])[], scale: StripScale): string {
  let path = ''
  let before: readonly [number, number] | null = null
  for (const [place, value] of points) {
    if (Number.isNaN(value)) {
      before = null
      continue
    }
    const height = heightOf(scale, value)
    const isJump = before !== null && Math.abs(place - before[0]) < SIDES && Math.abs(height - before[1]) > JUMP
    path += `${before === null || isJump ? 'M' : 'L'}${(place * WIDTH).toFixed(1)} ${((1 - height) * HEIGHT).toFixed(1)}`
    before = [place, height]
  }
  return path
}

/** A curve of the strip as points. */
export function pointsOf(parameter: NumberParameter, { values }: Strip, curve: Float64Array): [number, number][] {
  return [...values].map((value, i) => [placeOf(parameter, value), curve[i]])
}

/** A stretch of the slider over which nothing is predicted, and why. */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly word: string
}

/** The stretches without a prediction, as places on the slider. */
export function gapsOf(parameter: NumberParameter, { values, missing }: Strip): Gap[] {
  return missing.reduce<Gap[]>((gaps, word, i) => {
    if (word === '') return gaps
    const place = placeOf(parameter, values[i])
    const last = gaps.at(-1)
    const goesOn = last !== undefined && missing[i - 1] === word
    return goesOn ? [...gaps.slice(0, -1), { ...last, to: place }] : [...gaps, { from: place, to: place, word }]
  }, [])
}
