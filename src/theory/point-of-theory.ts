import { collapsedState, type MeasuredState } from '../metrics/measured-state.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined, type Reading } from '../metrics/reading.ts'
import type { Prediction } from './prediction.ts'

/** A moment that curves are drawn through: of a run, or predicted. */
export interface Point {
  readonly state: MeasuredState
  /** Lengths at or below which a vector has vanished. */
  readonly shortest: Lengths
  /** Whether its lengths mean nothing: only a direction is predicted. */
  readonly isDirection?: boolean
  read(quantity: Quantity): Reading
}

/** A length for each kind of vector. */
export interface Lengths {
  readonly classifiers: number
  readonly means: number
}

/** A distance of this much or less at the optimum is zero but for rounding. */
const ZERO = 1e-9

/** The predicted optimum of a stretch; what is not predicted is not defined in it. */
export function pointOfTheory(target: Prediction, { counts, hasBias }: { readonly counts: readonly number[]; readonly hasBias: boolean }): Point {
  const { classifiers, means, objective, scale } = target
  const state = { ...collapsedState(classifiers, means, counts), run: { objective, target, origin: null } }
  const isDirection = scale === 'direction'
  return {
    state,
    isDirection,
    shortest: { classifiers: 0, means: 0 },
    read(quantity) {
      const isLength = quantity.family === 'loss' || quantity.family.endsWith('Norm') || quantity.family === 'margin' || quantity.key.startsWith('nc4Bias')
      if (isLength && isDirection) return notDefined('only a direction is predicted')
      if (quantity.family === 'nc4' && hasBias) return notDefined('the bias is not predicted')
      const found = quantity.of(state)
      return found.value !== null && Math.abs(found.value) <= ZERO ? { value: 0 } : found
    },
  }
}
