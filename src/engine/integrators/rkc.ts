import { squaredNorm } from '../blocks.ts'
import type { Ending, Knot } from '../knot.ts'
import type { Blocks, System } from '../system.ts'
import { settled, whenThere, type Waiting } from '../waiting.ts'
import { diverged, horizon, tooSlow, tooStrict } from './endings.ts'
import { largestStep, stagesFor } from './rkc-coefficients.ts'
import { rkcStep, type RkcStep } from './rkc-step.ts'
import { estimateSpectralRadius, type SpectralRadius } from './spectral-radius.ts'
import { GROW, nextStepFactor, rejectedStepFactor } from './step-control.ts'

export interface FlowOptions {
  readonly from: number
  readonly until: number
  /** Local error allowed in one step, relative to the norm of each block. */
  readonly tolerance: number
  /** Says why the flow is over at this knot, or null to go on. */
  readonly isOver?: (knot: Knot) => Ending | null
  /** Gradient evaluations allowed; half a million where it is missing. */
  readonly most?: number
}

/** Accepted steps between two looks at the spectral radius, as in the published code … */
export const STEPS_PER_SPECTRAL_RADIUS = 25
/** … but not while h ρ is below this: two stages, the fewest there are, are stable to twice as much. */
export const LEAST_STIFFNESS = 1
/** A last step may be this much longer than wanted, as in the published code, so that no scrap of one is left over. */
export const LAST_STRETCH = 1.1
/** Stages between two readings of a device, so that a reading is never long in coming. */
const STAGES_PER_READING = 64
/** Knots at most that are handed on together where nothing is waited for: each hand-over takes turns of the queue of promises. */
const MOST_IN_PART = 16
/**
 * Evaluations after which a stretch is given up: a thousand times what a run takes to rest. A state stuck between
 * slopes of unlike steepness (spheres with τ = 20 in two dimensions, some starts) would take tens of millions.
 */
export const MOST_EVALUATIONS = 500_000
/** Rejections in a row after which the flow is given up. */
export const MAX_REJECTIONS = 40
/** Norm below which a block's error is measured absolutely: 1e-3 is far below any start we draw. */
export const ABSOLUTE_FLOOR = 1e-3

/**
 * Integrates the flow by Runge–Kutta–Chebyshev steps with error control and yields the accepted
 * knots, those of one reading of the device at a time, of several where nothing is waited for; the first is
 * the start itself.
 *
 * Steps of one reading share h; where one of them misses the tolerance, those before it stand and
 * the flow restarts there. The error norm is √Σ_b ‖e_b‖²/(tol·max(‖X_b‖, 1e-3))² over blocks b,
 * which no rotation of the features changes. Takes `start` over. Never yields a number that is
 * not finite: a flow that produces one ends as 'diverged'.
 */
export async function* integrateFlow<T>(
  system: System<T>,
  start: Blocks<T>,
  options: FlowOptions,
): AsyncGenerator<Knot[], Ending> {
  const flow = new Flow(system, start, options)
  try {
    const first = await settled(flow.begin())
    if (first === null) return diverged(options.from)
    yield [first]
    let ending = options.isOver?.(first) ?? null
    for (let most = 1; ending === null; most = Math.min(2 * most, MOST_IN_PART)) {
      const part: Knot[] = []
      for (let isThere = true; isThere && ending === null && part.length < most; ) {
        const going = settled(flow.goOn())
        isThere = !(going instanceof Promise)
        const reached = going instanceof Promise ? await going : going
        part.push(...reached.knots)
        ending = reached.ending
      }
      if (part.length > 0) yield part
    }
    return ending
  } finally {
    flow.dispose()
  }
}

/** What is read of a step. */
interface StepResult {
  readonly states: Float64Array[]
  readonly velocities: Float64Array[]
  /** Relative to the tolerance. */
  readonly error: number
  readonly objective: number
}

/** The moving state of one integration. */
class Flow<T> {
  t: number
  private state: Blocks<T>
  private velocity: Blocks<T> = []
  private step = 0
  private radius: SpectralRadius<T> | null = null
  private sinceRadius = 0
  private before: { error: number; step: number } | null = null
  private calm = 0
  private rejections = 0
  /** Whether steps of any size miss the tolerance though all numbers are finite. */
  isBelowPrecision = false

  constructor(
    private readonly system: System<T>,
    start: Blocks<T>,
    private readonly options: FlowOptions,
  ) {
    this.t = options.from
    this.state = start
  }

  *begin(): Waiting<Knot | null> {
    const { system } = this
    const { velocity, objective } = system.judged(this.state)
    this.velocity = velocity
    const values = yield* whenThere(system.backend.read([...this.state, ...this.velocity, objective]))
    system.backend.release(objective)
    if (!values.every(allFinite)) return null
    yield* this.lookAtSpectralRadius()
    this.step = yield* this.firstStep()
    const blocks = this.state.length
    return this.knot(this.t, values.slice(0, blocks), values.slice(blocks, 2 * blocks), values[2 * blocks][0])
  }

  /**
   * A tenth of the step whose second-order term, seen over a probe of 1/ρ as h₀‖F(y + h₀f) − f‖, would be all
   * that the tolerance allows; at most a fiftieth of the largest stable step.
   * Source: Sommeijer, Shampine & Verwer 1997, the starting step of their code.
   */
  private *firstStep(): Waiting<number> {
    const { system, state, velocity } = this
    const most = this.stableStep() / 50
    if (most === Infinity) return most
    const probe = Math.min(1 / (this.radius?.value ?? 0), this.options.until - this.t)
    const point = system.combine([1, probe], [state, velocity])
    const slope = system.velocity(point)
    const change = system.combine([probe, -probe], [slope, velocity])
    const norms = [system.squaredNorms(change), system.squaredNorms(state)]
    system.release(point, slope, change)
    const squares = (yield* whenThere(system.backend.read(norms.flat()))).map((value) => value[0])
    system.release(...norms)
    const error = this.errorNorm(squares.slice(0, state.length), squares.slice(state.length))
    return error > 0 ? Math.min(most, (0.1 * probe) / Math.sqrt(error)) : most
  }

  /** The knots of one reading up to the end of the flow, and that end. */
  *goOn(): Waiting<{ readonly knots: readonly Knot[]; readonly ending: Ending | null }> {
    const { system, t, options } = this
    if (t >= options.until) return { knots: [], ending: horizon(options.until) }
    if (system.evaluations() > (options.most ?? MOST_EVALUATIONS)) return { knots: [], ending: tooSlow(t, system.evaluations()) }
    const knots = yield* this.advance()
    if (knots === null) return { knots: [], ending: this.isBelowPrecision ? tooStrict(t, options.tolerance) : diverged(t) }
    for (const [i, knot] of knots.entries()) {
      const ending = options.isOver?.(knot) ?? null
      if (ending !== null) return { knots: knots.slice(0, i + 1), ending }
    }
    return { knots, ending: null }
  }

  /** The knots of one reading: none where the first step was rejected, null where all is lost. */
  private *advance(): Waiting<Knot[] | null> {
    const isOld = this.sinceRadius >= STEPS_PER_SPECTRAL_RADIUS
    if (isOld && Math.min(this.step, this.stableStep()) * (this.radius?.value ?? 0) >= LEAST_STIFFNESS) {
      yield* this.lookAtSpectralRadius()
    }
    const left = this.options.until - this.t
    const isLast = Math.min(LAST_STRETCH * this.step, this.stableStep()) >= left
    const h = isLast ? left : Math.min(this.step, this.stableStep())
    const count = this.stepsOfThisReading(h)
    const steps = yield* this.enqueue(h, count)
    const tensors: T[] = []
    const scalars: T[] = []
    for (const { state, velocity, objective, error } of steps) {
      const own = [...this.system.squaredNorms(error), objective]
      scalars.push(...own)
      tensors.push(...state, ...velocity, ...own)
    }
    const values = yield* whenThere(this.system.backend.read(tensors))
    this.system.release(scalars)
    return yield* this.accept(h, steps, steps.map((_, i) => this.result(values, i)))
  }

  dispose(): void {
    this.system.release(this.state, this.velocity)
    if (this.radius !== null) this.system.release(this.radius.direction)
  }

  private *enqueue(h: number, count: number): Waiting<RkcStep<T>[]> {
    const stages = stagesFor(h, this.radius?.value ?? 0)
    const steps: RkcStep<T>[] = []
    let [state, velocity] = [this.state, this.velocity]
    try {
      for (let i = 0; i < count; i++) {
        const step = yield* rkcStep(this.system, state, velocity, h, stages)
        steps.push(step)
        ;({ state, velocity } = step)
      }
    } catch (error) {
      for (const step of steps) this.system.release(step.state, step.velocity, [step.objective], step.error)
      throw error
    }
    return steps
  }

  /** More than one step between readings only once the step size has settled, and while steps are short. */
  private stepsOfThisReading(h: number): number {
    const short = Math.ceil(STAGES_PER_READING / stagesFor(h, this.radius?.value ?? 0))
    const most = this.calm < 1 ? 1 : Math.min(short, this.system.backend.info.stepsPerReading)
    return Math.max(1, Math.min(most, Math.floor((this.options.until - this.t) / h + 1e-9)))
  }

  /** Step i of what was read: its state, its velocity, the squared norms of its error and its objective. */
  private result(values: Float64Array[], i: number): StepResult {
    const blocks = this.state.length
    const at = i * (3 * blocks + 1)
    const states = values.slice(at, at + blocks)
    const velocities = values.slice(at + blocks, at + 2 * blocks)
    const errors = values.slice(at + 2 * blocks, at + 3 * blocks).map((value) => value[0])
    // What is not finite in a state or a velocity is in the error too.
    const error = this.errorNorm(errors, states.map(squaredNorm))
    return { states, velocities, error, objective: values[at + 3 * blocks][0] }
  }

  private errorNorm(errors: number[], norms: number[]): number {
    let square = 0
    for (let b = 0; b < errors.length; b++) square += errors[b] / Math.max(norms[b], ABSOLUTE_FLOOR ** 2)
    const norm = Math.sqrt(square) / this.options.tolerance
    return Number.isFinite(norm) ? norm : Infinity
  }

  private *accept(
    h: number,
    steps: RkcStep<T>[],
    results: readonly StepResult[],
  ): Waiting<Knot[] | null> {
    const failed = results.findIndex(({ error, objective }) => !(error <= 1) || !Number.isFinite(objective))
    const good = failed < 0 ? steps.length : failed
    steps.forEach(({ error, state, velocity }, i) => {
      this.system.release(error)
      if (i !== good - 1) this.system.release(state, velocity)
    })
    const from = this.t
    const knots = results
      .slice(0, good)
      .map((r, i) => this.knot(from + (i + 1) * h, r.states, r.velocities, r.objective))
    if (good > 0) this.moveTo(steps[good - 1], knots[good - 1].t, results[good - 1].error, h, good)
    if (failed < 0) return knots
    return (yield* this.reject(results[failed].error, h)) ? knots : null
  }

  private moveTo(step: RkcStep<T>, t: number, error: number, h: number, count: number): void {
    this.system.release(this.state, this.velocity)
    this.state = step.state
    this.velocity = step.velocity
    // The end of the flow is met exactly, not to rounding.
    this.t = this.options.until - t < 1e-12 * Math.abs(this.options.until) ? this.options.until : t
    this.rejections = 0
    this.sinceRadius += count
    const factor = nextStepFactor(error, h, this.before)
    // An error so small that growth was cut off is rounding in part: no trend can be told by it.
    this.before = factor < GROW ? { error: Math.max(error, 1e-12), step: h } : null
    this.step = h * factor
    this.calm = factor < 2 ? this.calm + 1 : 0
  }

  private *reject(error: number, h: number): Waiting<boolean> {
    this.step = h * rejectedStepFactor(error)
    this.before = null
    this.calm = 0
    this.rejections++
    if (this.rejections > MAX_REJECTIONS) {
      this.isBelowPrecision = Number.isFinite(error)
      return false
    }
    if (this.sinceRadius > 0) yield* this.lookAtSpectralRadius()
    return Number.isFinite(this.radius?.value ?? 0)
  }

  private *lookAtSpectralRadius(): Waiting<void> {
    // The search takes the former direction over, also where the host ends the run in its middle.
    const former = this.radius
    this.radius = null
    this.radius = yield* estimateSpectralRadius(this.system, this.state, this.velocity, former)
    this.sinceRadius = 0
  }

  private stableStep(): number {
    const radius = this.radius?.value ?? 0
    return radius > 0 ? largestStep(radius) : Infinity
  }

  private knot(t: number, state: Float64Array[], velocity: Float64Array[], objective: number): Knot {
    const { until } = this.options
    return { t: until - t < 1e-12 * Math.abs(until) ? until : t, state, velocity, objective }
  }
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false
  return true
}
