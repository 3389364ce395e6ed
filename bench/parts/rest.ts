import { createLoopsBackend } from '../../src/engine/backends/loops.ts'
import { estimateSpectralRadius, SAFETY_MARGIN } from '../../src/engine/integrators/spectral-radius.ts'
import { runFlow, type RunPlan } from '../../src/engine/run.ts'
import { createSystem } from '../../src/engine/system.ts'
import { settled } from '../../src/engine/waiting.ts'
import { matrix, type Matrix } from '../../src/math/matrix.ts'
import type { Program } from '../../src/model/program.ts'
import { buildProgram } from '../../src/model/registry.ts'
import type { ModelSpec } from '../../src/model/spec.ts'
import { interleave, nextTurn, stopwatch, type Candidate, type Patience, type Tell } from '../measure/interleave.ts'
import type { Rest } from '../result.ts'
import { createAutodiff } from '../contenders/autodiff.ts'
import { planOf, type Engine, type Flown } from '../contenders/engine.ts'
import type { Host } from './host.ts'

type Way = Rest['ways'][number]

/** A run whose time is known but for the ratio. */
type Timed = Omit<Way, 'ratio'>

const TOLERANCE = 1e-3
/** Descent at 2/L itself would go on jumping along the steepest direction; a hundredth less and it settles. */
const BELOW_LARGEST = 0.99
/** Descent expected to take longer is not run, but told by its steps, in seconds. */
const MOST_SECONDS = 20
/** Steps of descent in a turn, from which its cost is known. */
const STEPS_IN_TURN = 50

/**
 * From the start to time `horizon`: our flow on each engine, and gradient descent with the largest learning
 * rate that is stable all along, by our loops and by TensorFlow.js's gradients and optimiser.
 */
export async function measureRest(
  host: Host,
  spec: ModelSpec,
  horizon: number,
  patience: Patience,
  tell: Tell,
): Promise<Rest> {
  tell('start to rest: the largest curvature')
  const plan = planOf(spec, horizon, TOLERANCE)
  const curvature = await largestCurvature(plan)
  const rate = (BELOW_LARGEST * 2) / curvature
  const flows = await timeFlows(host.engines, plan, patience, tell)
  const steps = Math.round(horizon / rate)
  const descents = [await timeDescent(host.engines[0], { ...plan, rate }, steps, tell)]
  for (const backend of host.baselines) descents.push(await timeAutodiff(backend, spec, rate, steps, tell))
  const fastest = Math.min(...flows.map(({ seconds }) => seconds))
  const ways = [...flows, ...descents].map((way) => ({ ...way, ratio: way.seconds / fastest }))
  return { horizon, tolerance: TOLERANCE, curvature, rate, ways }
}

/** L at its largest along the flow, in float64. */
async function largestCurvature(plan: RunPlan): Promise<number> {
  const backend = createLoopsBackend()
  const program = buildProgram(plan.segments[0].spec)
  const system = createSystem(backend, program)
  let largest = 0
  for await (const { knots } of runFlow(backend, plan, () => () => null)) {
    for (const knot of knots) {
      const [state, velocity] = [knot.state, knot.velocity].map((blocks) => matricesOf(program, blocks))
      const { value } = await settled(estimateSpectralRadius(system, state, velocity, null))
      largest = Math.max(largest, value / SAFETY_MARGIN)
    }
  }
  return largest
}

function matricesOf({ blocks, shapes }: Program, values: readonly Float64Array[]): Matrix[] {
  return blocks.map(({ register }, b) => matrix(shapes[register].rows, shapes[register].cols, values[b]))
}

async function timeFlows(engines: readonly Engine[], plan: RunPlan, patience: Patience, tell: Tell): Promise<Timed[]> {
  const flown = new Map<string, Flown>()
  const candidates: Candidate[] = engines.map((engine) => ({
    name: engine.key,
    run: async (times) => {
      for (let i = 0; i < times; i++) flown.set(engine.key, await engine.flow(plan))
      return times
    },
  }))
  const timings = await interleave(candidates, patience, (name) => tell(`start to rest: the flow on ${name}`))
  return timings.map(({ name, seconds, rounds }) => {
    const { gradients, last } = flown.get(name) as Flown
    return { engine: name, work: 'flow', gradients, seconds, rounds, objective: last.objective }
  })
}

/** Our own descent on the loops. */
async function timeDescent(engine: Engine, plan: RunPlan, steps: number, tell: Tell): Promise<Timed> {
  tell(`start to rest: ${steps.toLocaleString('en-US')} steps of descent on ${engine.key}`)
  const common = { engine: engine.key, work: 'descent', gradients: steps } as const
  const few = { ...plan, horizon: Math.min(plan.horizon, STEPS_IN_TURN * (plan.rate ?? 1)) }
  await engine.flow(few)
  const [trial] = await stopwatch(() => engine.flow(few))
  const expected = (trial / STEPS_IN_TURN) * steps
  if (expected > MOST_SECONDS) return { ...common, seconds: expected, rounds: 0, objective: null }
  const [seconds, { last }] = await stopwatch(() => engine.flow(plan))
  return { ...common, seconds, rounds: 1, objective: last.objective }
}

async function timeAutodiff(backend: string, spec: ModelSpec, rate: number, steps: number, tell: Tell): Promise<Timed> {
  const doing = `start to rest: ${steps.toLocaleString('en-US')} steps of TensorFlow.js on ${backend}`
  tell(doing)
  const common = { engine: `tfjs ${backend}`, work: 'autodiff', gradients: steps } as const
  const trial = await createAutodiff(backend, spec, rate)
  await trial.run(STEPS_IN_TURN)
  const [perTurn] = await stopwatch(() => trial.run(STEPS_IN_TURN))
  trial.end()
  const expected = (perTurn / STEPS_IN_TURN) * steps
  if (expected > MOST_SECONDS) return { ...common, seconds: expected, rounds: 0, objective: null }
  const run = await createAutodiff(backend, spec, rate)
  const [seconds] = await stopwatch(async () => {
    for (let done = 0; done < steps; done += STEPS_IN_TURN) {
      await nextTurn()
      tell(doing)
      await run.run(Math.min(STEPS_IN_TURN, steps - done))
    }
  })
  const objective = objectiveOf(spec, await run.state())
  run.end()
  return { ...common, seconds, rounds: 1, objective }
}

/** The objective of a state, in float64. */
function objectiveOf(spec: ModelSpec, state: readonly Float64Array[]): number {
  const program = buildProgram(spec)
  const system = createSystem(createLoopsBackend(), program)
  return system.objective(matricesOf(program, state)).data[0]
}
