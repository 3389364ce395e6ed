import { predict } from '../theory/registry.ts'
import type { Prediction } from '../theory/prediction.ts'
import { normOfBlocks } from './blocks.ts'
import type { Ending, Knot } from './knot.ts'
import type { RestRule } from './run.ts'

/** Distance of the objective from the certified optimum, relative to it, that counts as rest. */
const REST_GAP = 1e-6
/** ‖state‖·‖velocity‖/objective that counts as rest in float64. */
const REST_RATE = 1e-8
/** An objective below this is zero to rounding: (10⁻¹⁶)² and a margin, since squared error falls to the square. */
const ZERO_OBJECTIVE = 1e-28
/** A float32 objective that has not fallen for this factor of time has reached its floor. */
const FLOOR_TIME = 8
/** Knots at least before a floor is believed. */
const FLOOR_KNOTS = 30

/**
 * At rest: the objective within 1e-6 relative of the certified optimum; where there is none, or the state
 * is a local optimum, ‖X‖·‖dX/dt‖ below 1e-8 of the objective in float64. That is a slope of log(objective)
 * against log‖X‖, so that neither the units nor a gradient that is small everywhere (a sphere with τ ≥ 10)
 * make a rest; a flow that grows for ever never rests. In float32 a run whose objective has stopped
 * falling far from either is said to have reached the floor of its precision.
 */
export const restRule: RestRule = (spec, precision) => restRuleOf(predict(spec), precision)

/** The same for a prediction that is there already. */
export function restRuleOf(
  prediction: Prediction | null,
  precision: 'float64' | 'float32',
): (knot: Knot) => Ending | null {
  // Lengths that grow for ever have no rest, however slowly they grow.
  if (prediction?.scale === 'direction') return () => null
  const reachedFloor = precision === 'float32' ? floorDetector() : () => false
  return (knot) => {
    if (prediction !== null && isOptimal(knot, prediction)) {
      return ending('rest', knot, 'At rest: the loss is within one part in a million of its optimum.')
    }
    if (precision === 'float64' && isStill(knot)) {
      return ending('rest', knot, 'At rest: nothing moves any more.')
    }
    if (reachedFloor(knot)) {
      return ending('floor', knot, 'The run has reached the limit of single precision; float64 would go further.')
    }
    return null
  }
}

function isOptimal(knot: Knot, prediction: Prediction): boolean {
  return knot.objective - (prediction.objective - (prediction.gap ?? 0)) <= REST_GAP * Math.abs(prediction.objective)
}

function isStill({ state, velocity, objective }: Knot): boolean {
  return objective < ZERO_OBJECTIVE || normOfBlocks(velocity) * normOfBlocks(state) < REST_RATE * objective
}

function ending(kind: Ending['kind'], knot: Knot, sentence: string): Ending {
  return { kind, t: knot.t, sentence }
}

function floorDetector(): (knot: Knot) => boolean {
  let lowest = Infinity
  let since = 0
  let knots = 0
  return ({ t, objective }) => {
    knots++
    // 3e-7: five units in the last place of a float32 objective.
    if (objective < lowest * (1 - 3e-7)) {
      lowest = objective
      since = t
      return false
    }
    return knots > FLOOR_KNOTS && since > 0 && t > FLOOR_TIME * since
  }
}
