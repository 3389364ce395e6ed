import { buildProgram } from '../model/registry.ts'
import { gaussianStart } from '../model/start.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { normOfBlocks } from './blocks.ts'
import { smallestCurvature } from './curvature.ts'
import type { Knot } from './knot.ts'
import { runFlow, type RunPlan } from './run.ts'
import type { Breathe } from './system.ts'

/** What the landscape is like at a moment of a run. */
export interface CriticalPoint {
  readonly t: number
  /** ‖X‖·‖dX/dt‖/objective: the slope of log(objective) against log‖X‖; a critical point has 0. */
  readonly slope: number
  /** The smallest eigenvalue of the Hessian along the constraints, and one of the largest size. */
  readonly smallest: number
  readonly largest: number
  /** An eigenvalue lies within this of `smallest`. */
  readonly residual: number
  /**
   * 'saddle': a direction leads down, and the slope is small; 'minimum': none does, up to rotations of the
   * features; 'slope': neither, the run is on its way.
   */
  readonly kind: 'saddle' | 'minimum' | 'slope'
}

/** A slope of log against log below which a state counts as near a critical point. */
const FLAT = 1e-2
/** Curvature counts as zero below this share of the largest: rotations leave 1e-7 or so. */
const ZERO = 1e-5
/**
 * And below this share of the largest times the slope: a state off its critical point has curvature of that size
 * from the slope alone (along rotations, for one); at the ends of 17 runs of all models it was 0.13 at most, and
 * near saddles 10 and more.
 */
const OF_SLOPE = 0.5

/**
 * Runs a plan to time t on the float64 loops and looks at the curvature there.
 * @param t held to the run's own end.
 */
export async function criticalPointAt(plan: RunPlan, t: number, breathe: Breathe): Promise<CriticalPoint> {
  const { knot, segment } = await knotAt(plan, t, breathe)
  const { spec } = plan.segments[segment]
  const program = buildProgram(spec)
  const start = gaussianStart(program, spec, plan.seed, 1).map(({ data }) => data)
  const search = smallestCurvature(program, knot.state, start)
  for (;;) {
    const step = search.next()
    if (step.done === true) {
      const { smallest, largest, residual } = step.value
      const slope = slopeOf(knot)
      return { t: knot.t, slope, smallest, largest, residual, kind: kindOf(slope, smallest, largest) }
    }
    const wanted = breathe()
    if (wanted !== null) await wanted
  }
}

function kindOf(slope: number, smallest: number, largest: number): CriticalPoint['kind'] {
  const leadsDown = smallest < -Math.max(ZERO, OF_SLOPE * slope) * Math.abs(largest)
  if (slope > FLAT) return 'slope'
  return leadsDown ? 'saddle' : 'minimum'
}

/** The last knot of a run that ends at t. */
async function knotAt(plan: RunPlan, t: number, breathe: Breathe): Promise<{ knot: Knot; segment: number }> {
  const segments = plan.segments.filter(({ from }, s) => s === 0 || from <= t)
  // At t = 0 the first knot of a run that goes nowhere.
  const horizon = t > 0 ? t : Number.MIN_VALUE
  let last: { knot: Knot; segment: number } | null = null
  for await (const { knots, segment } of runFlow(createLoopsBackend(), { ...plan, segments, horizon }, () => () => null, null, breathe)) {
    const knot = knots.at(t > 0 ? -1 : 0)
    if (knot !== undefined) last = { knot, segment }
    if (t <= 0) break
  }
  if (last === null) throw new RangeError('the run has no moment to look at')
  return last
}

function slopeOf({ state, velocity, objective }: Knot): number {
  return (normOfBlocks(state) * normOfBlocks(velocity)) / Math.max(objective, Number.MIN_VALUE)
}
