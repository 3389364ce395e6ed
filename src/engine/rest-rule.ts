import { predict } from '../theory/registry.ts'
import type { Prediction } from '../theory/prediction.ts'
import { normOfBlocks } from './blocks.ts'
import type { Ending, Knot } from './knot.ts'
import type { RestRule } from './run.ts'

/** Distance of the objective from the certified optimum, relative to it, that counts as rest. */
const REST_GAP = 1e-6
/** The same that counts as close to it. */
const NEAR = 1e-4
/** The slope that counts as rest in float64, as a share of the steepest of the stretch. */
const REST_SLOPE = 1e-8
/** A slope of this share of the tolerance is the integrator's own: late steps contract what is left by a third each. */
const TOLERANCE_SHARE = 0.1
/** An objective below this is zero to rounding: (10⁻¹⁶)² and a margin, since squared error falls to the square. */
const ZERO_OBJECTIVE = 1e-28
/** A float32 objective that has not fallen for this factor of time has reached its floor. */
const FLOOR_TIME = 8
/** Knots at least before a floor is believed. */
const FLOOR_KNOTS = 30

/**
 * At rest: the objective within 1e-6 relative of the certified optimum; where there is none, or the state
 * is a local optimum, in float64 a slope ‖X‖·‖dX/dt‖/objective that has fallen to 1e-8 of the steepest of the
 * stretch, or to a tenth of the tolerance of it, below which steps no longer resolve it. That is a slope of
 * log(objective) against log‖X‖, so that neither the units, nor a gradient that is small everywhere (a sphere
 * with τ ≥ 10), nor a start beside a saddle make a rest; a flow that grows for ever never rests. In float32 a run whose objective has stopped
 * falling far from either is said to have reached the floor of its precision.
 */
export const restRule: RestRule = (spec, precision, tolerance) => restRuleOf(predict(spec), precision, tolerance)

/** The same for a prediction that is there already. */
export function restRuleOf(
  prediction: Prediction | null,
  precision: 'float64' | 'float32',
  tolerance = 0,
): (knot: Knot) => Ending | null {
  // Lengths that grow for ever have no rest, however slowly they grow.
  if (prediction?.scale === 'direction') return () => null
  const isStill = precision === 'float64' ? stillness(tolerance) : () => false
  const reachedFloor = precision === 'float32' ? floorDetector() : () => false
  return (knot) => {
    if (prediction !== null && isWithin(knot, prediction, REST_GAP)) {
      return ending('rest', knot, 'At rest: the loss is within one part in a million of its optimum.')
    }
    // Close to the optimum the gap decides, to its last digit; elsewhere nothing but the slope can.
    if (isStill(knot, prediction !== null && isWithin(knot, prediction, NEAR))) {
      return ending('rest', knot, 'At rest: nothing moves any more.')
    }
    if (reachedFloor(knot)) {
      return ending('floor', knot, 'The run has reached the limit of single precision; float64 would go further.')
    }
    return null
  }
}

function isWithin(knot: Knot, prediction: Prediction, share: number): boolean {
  return knot.objective - (prediction.objective - (prediction.gap ?? 0)) <= share * Math.abs(prediction.objective)
}

function stillness(tolerance: number): (knot: Knot, isNear: boolean) => boolean {
  let steepest = 0
  return ({ state, velocity, objective }, isNear) => {
    const share = isNear ? REST_SLOPE : Math.max(REST_SLOPE, TOLERANCE_SHARE * tolerance)
    if (objective < ZERO_OBJECTIVE) return true
    const slope = (normOfBlocks(velocity) * normOfBlocks(state)) / objective
    steepest = Math.max(steepest, slope)
    return slope < share * steepest
  }
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
