import type { CriticalPoint } from '../engine/critical-point.ts'
import { scientific, timeText } from './number-format.ts'

/** What a point of the landscape is, for a heading, and what that means. */
export interface PointWords {
  readonly name: string
  readonly meaning: string
}

/** A point in plain words: only what its slope and its extreme curvatures say. */
export function pointWords({ kind, smallest, largest }: CriticalPoint): PointWords {
  switch (kind) {
    case 'saddle':
      return {
        name: 'Near a strict saddle',
        meaning:
          'Almost nothing pushes here, yet in at least one direction the objective curves down: the least push that ' +
          'way grows, and the run rolls off.',
      }
    case 'minimum':
      return {
        name: 'A minimum, up to rotations',
        meaning:
          'Almost nothing pushes, and no direction curves down. Turning all vectors together changes nothing, which ' +
          'makes the smallest eigenvalue zero, but for what is left of the slope.',
      }
    case 'slope':
      return {
        name: 'On its way',
        meaning:
          'The slope still leads downhill: this is neither a minimum nor a saddle. ' +
          (smallest < -CLEAR * Math.abs(largest)
            ? 'In some direction the objective curves down too.'
            : 'In no direction does the objective curve down by much.'),
      }
  }
}

/** A share of the largest curvature that is worth a word. */
const CLEAR = 1e-3

/** The numbers behind the words: name and value. */
export function pointFacts({ slope, smallest, largest, residual, kind }: CriticalPoint): readonly (readonly [name: string, value: string])[] {
  const error = residual > 1e-3 * Math.abs(smallest) ? ` ± ${scientific(residual)}` : ''
  return [
    ['Smallest eigenvalue', `${signed(smallest)}${error}`],
    ['Largest eigenvalue', signed(largest)],
    ['Slope', scientific(slope)],
    ...(kind === 'saddle' ? [['Grows tenfold', `every ${timeText(Math.LN10 / -smallest)} of t`] as const] : []),
  ]
}

/** What the numbers are. */
export const pointNote =
  'Eigenvalues of the Hessian of the objective L, along the constraints; the largest in size. The slope is ‖X‖ ‖∇L‖/L, X the whole state.'

/** Why there is nothing to nudge off; null at a saddle. */
export function whyNoNudge({ kind }: CriticalPoint): string | null {
  if (kind === 'saddle') return null
  return kind === 'minimum' ? 'No direction leads down from here.' : 'No nudge is needed: the slope moves the run by itself.'
}

/** Three digits, with a minus that is as wide as a plus. */
function signed(value: number): string {
  const size = Math.abs(value)
  const text = size >= 1e-3 && size < 1000 ? String(Number(size.toPrecision(3))) : scientific(size)
  return value < 0 ? `−${text}` : text
}
