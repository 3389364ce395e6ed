import type { Push } from '../experiment/experiment.ts'
import type { Matrix } from '../math/matrix.ts'
import type { Program } from '../model/program.ts'
import { buildProgram } from '../model/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { gaussianStart } from '../model/start.ts'
import type { Backend, OwnFlow, OwnFlowOptions } from './backends/contract.ts'
import { blocksOf } from './blocks.ts'
import { carryOver } from './carry-over.ts'
import { descend } from './integrators/descent.ts'
import { integrateFlow } from './integrators/rkc.ts'
import type { Ending, Knot } from './knot.ts'
import { pushed } from './push.ts'
import { createSystem, type Breathe } from './system.ts'

/** A whole run as plain data: the engine's form of an experiment. */
export interface RunPlan {
  /** Stretches in order of time, the first from 0. */
  readonly segments: readonly PlannedSegment[]
  readonly seed: number
  readonly deviation: number
  readonly tolerance: number
  /** Learning rate of gradient descent; null for the gradient flow. */
  readonly rate: number | null
  readonly horizon: number
}

/** A stretch of a run with one specification. */
export interface PlannedSegment {
  readonly from: number
  readonly spec: ModelSpec
  /** How the state is moved before the stretch begins. */
  readonly push?: Push | null
}

/** Accepted knots that came together, all of one stretch. */
export interface RunPart {
  readonly segment: number
  readonly program: Program
  readonly knots: readonly Knot[]
  /** Gradient evaluations since the part before. */
  readonly evaluations: number
}

/** A moment to go on from: the last knot of a run that another engine had begun. */
export interface Resumption {
  readonly segment: number
  readonly t: number
  readonly state: readonly Float64Array[]
}

/** For one stretch: why it is over at a knot. Made by whoever knows the theory. */
export type RestRule = (
  spec: ModelSpec,
  precision: 'float64' | 'float32',
  tolerance: number,
) => (knot: Knot) => Ending | null

/**
 * Runs a plan on a backend: each stretch starts from the end of the one before (from the seeded
 * Gaussian start at t = 0, or from `resumption`), the last one ends at rest or at the horizon.
 */
export async function* runFlow<T>(
  backend: Backend<T>,
  plan: RunPlan,
  restRule: RestRule,
  resumption: Resumption | null = null,
  breathe: Breathe = () => null,
): AsyncGenerator<RunPart, Ending> {
  let state = resumption?.state.slice() ?? null
  let ending: Ending = { kind: 'horizon', t: plan.horizon, sentence: '' }
  for (let segment = resumption?.segment ?? 0; segment < plan.segments.length; segment++) {
    const { spec } = plan.segments[segment]
    const program = buildProgram(spec)
    const resumed = resumption !== null && segment === resumption.segment
    const from = resumed ? resumption.t : plan.segments[segment].from
    const isLast = segment === plan.segments.length - 1
    const until = isLast ? plan.horizon : plan.segments[segment + 1].from
    const given =
      state === null
        ? gaussianStart(program, spec, plan.seed, plan.deviation)
        : blocksOf(program, resumed ? state : carryOver(program, plan.segments[segment - 1].spec, spec, state))
    const { push = null } = plan.segments[segment]
    const setting = { program, spec, seed: plan.seed, deviation: plan.deviation, t: from }
    const start = resumed || push === null ? given : await pushed(given, push, setting, breathe)
    // Theory is asked of the last stretch only: a ramp has 48 before it.
    const isOver = isLast ? restRule(spec, backend.info.precision, plan.tolerance) : () => null
    const { knots: flow, evaluations } = moveOn(backend, program, start, plan, { from, until, isOver, breathe })
    try {
      for (let counted = 0; ; counted = evaluations()) {
        const next = await flow.next()
        if (next.done === true) {
          ending = next.value
          break
        }
        state = next.value.at(-1)?.state.slice() ?? state
        yield { segment, program, knots: next.value, evaluations: evaluations() - counted }
      }
    } finally {
      // Who leaves in the middle leaves nothing on the backend.
      await flow.return(ending)
    }
    if (ending.kind !== 'horizon') break
  }
  return ending
}

/** One stretch: by the backend's own integrator where it has one for it. */
function moveOn<T>(
  backend: Backend<T>,
  program: Program,
  start: readonly Matrix[],
  { rate, tolerance }: RunPlan,
  stretch: Omit<OwnFlowOptions, 'tolerance'>,
): OwnFlow {
  const own = rate === null ? backend.flow?.(program, start, { ...stretch, tolerance }) : null
  if (own) return own
  const system = createSystem(backend, program, stretch.breathe)
  const tensors = system.retract(start.map((block) => backend.upload(block, block.data)))
  const knots =
    rate === null
      ? integrateFlow(system, tensors, { ...stretch, tolerance })
      : descend(system, tensors, { ...stretch, rate })
  return { knots, evaluations: system.evaluations }
}
