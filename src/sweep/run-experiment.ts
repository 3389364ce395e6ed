import type { Backend } from '../engine/backends/contract.ts'
import type { Ending } from '../engine/knot.ts'
import { stretchStart, type StretchStart } from '../engine/measure-knot.ts'
import { planOf } from '../engine/plan-of.ts'
import { restRuleOf } from '../engine/rest-rule.ts'
import { runFlow, type RestRule, type Resumption, type RunPlan } from '../engine/run.ts'
import type { Breathe } from '../engine/system.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import { sentenceOf } from '../lib/errors.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantities } from '../metrics/registry.ts'
import { predict } from '../theory/registry.ts'
import { Interrupted } from './interrupted.ts'
import { momentOf, type Moment, type Step, type Stretch } from './moment.ts'
import type { Schedule } from './schedule.ts'

/** How far a run has come. */
export interface Progress {
  readonly t: number
  readonly objective: number
  readonly evaluations: number
}

export interface RunRequest {
  readonly experiment: Experiment
  readonly schedule: Schedule
  /** The start in the order of the program's blocks; null for the seeded one. */
  readonly initial: readonly Float64Array[] | null
  /** What is measured of a moment; every quantity where it is missing. */
  readonly quantities?: readonly Quantity[]
}

export interface RunResult {
  readonly stretches: readonly Stretch[]
  readonly moments: readonly Moment[]
  /** The last moment computed; null where not even the start could be. */
  readonly last: Moment | null
  readonly ending: Ending
  /** When the run first was at rest, where it was told to go on past that too. */
  readonly restedAt: number | null
  /** Gradient evaluations. */
  readonly evaluations: number
}

/**
 * Runs an experiment as the page does, to the end that the schedule says, and measures its moments.
 *
 * Wanted times do not disturb the run: each is reached by a side branch from the last step before it.
 * Never throws for what happens on the way; the ending says it. A pause that throws Interrupted ends the run
 * at its last step.
 */
export async function runExperiment<T>(
  backend: Backend<T>,
  request: RunRequest,
  breathe: Breathe,
  onProgress: (progress: Progress) => void = () => {},
): Promise<RunResult> {
  const run = new Run(backend, request, breathe)
  const ending = await run.go(onProgress).catch((error: unknown) => run.broken(error))
  return run.result(ending)
}

class Run<T> {
  private readonly plan: RunPlan
  private readonly stretches: readonly Stretch[]
  private readonly moments: Moment[] = []
  private readonly starts: StretchStart[] = []
  /** Wanted times that lie ahead, rising. */
  private readonly ahead: number[]
  private last: Step | null = null
  private restedAt: number | null = null
  private evaluations = 0

  constructor(
    private readonly backend: Backend<T>,
    private readonly request: RunRequest,
    private readonly breathe: Breathe,
  ) {
    const { experiment, schedule } = request
    this.plan = scheduled(planOf(experiment), schedule)
    this.ahead = [...(schedule.at ?? [])]
    this.stretches = this.plan.segments.map(({ from, spec }, index) => {
      const prediction = predict(spec, splitOf(experiment, spec))
      return { index, from, spec, prediction }
    })
  }

  async go(onProgress: (progress: Progress) => void): Promise<Ending> {
    const { initial } = this.request
    const start: Resumption | null = initial === null ? null : { segment: 0, t: 0, state: initial }
    const flow = runFlow(this.backend, this.plan, this.restRule, start, this.breathe)
    for (;;) {
      const next = await flow.next()
      if (next.done === true) {
        if (next.value.kind === 'horizon') await this.take(null)
        return next.value
      }
      this.evaluations += next.value.evaluations
      const { segment, program, knots } = next.value
      for (const knot of knots) await this.take({ stretch: this.stretches[segment], program, knot })
      if (this.last !== null) onProgress({ ...this.last.knot, evaluations: this.evaluations })
    }
  }

  broken(error: unknown): Ending {
    const t = this.last?.knot.t ?? 0
    if (error instanceof Interrupted) return { kind: 'cancelled', t, sentence: `The run was interrupted at t = ${t}.` }
    return { kind: 'diverged', t, sentence: `The run stopped at t = ${t}: ${sentenceOf(error)}` }
  }

  result(ending: Ending): RunResult {
    const { stretches, moments, restedAt, evaluations } = this
    const { atEnd } = this.request.schedule
    const last = this.last === null ? null : this.moment(this.last)
    if (atEnd && last !== null && moments.at(-1)?.t !== last.t) moments.push(last)
    return { stretches, moments, last, ending, restedAt, evaluations }
  }

  /** Takes the next step, or null after the last one. */
  private async take(step: Step | null): Promise<void> {
    if (step !== null) this.begin(step)
    if (step !== null && this.request.schedule.at === null) this.moments.push(this.moment(step))
    for (; this.ahead.length > 0 && this.isPassed(this.ahead[0], step); this.ahead.shift()) {
      const wanted = this.ahead[0] === step?.knot.t ? step : await this.branchTo(this.ahead[0])
      if (wanted !== null) this.moments.push(this.moment(wanted))
    }
    this.last = step ?? this.last
  }

  /** Keeps what a stretch conserves from its first step. */
  private begin({ stretch: { index, spec }, program, knot }: Step): void {
    this.starts[index] ??= stretchStart(program, spec, knot, this.plan.rate === null)
  }

  private moment(step: Step): Moment {
    const { schedule, quantities: wanted = quantities } = this.request
    return momentOf(step, this.starts[step.stretch.index], { quantities: wanted, withState: schedule.at !== null })
  }

  /** Whether a wanted time lies before the step, or at it; where a stretch ends, the next one has it. */
  private isPassed(t: number, step: Step | null): boolean {
    if (step === null) return t <= this.plan.horizon
    const next = this.stretches[step.stretch.index + 1]
    return t < step.knot.t || (t === step.knot.t && t !== next?.from)
  }

  /** The state at a time after the last step, without disturbing the run; null where there is none. */
  private async branchTo(t: number): Promise<Step | null> {
    if (this.last === null) return null
    const { stretch, program, knot } = this.last
    const plan = { ...this.plan, segments: this.plan.segments.slice(0, stretch.index + 1), horizon: t }
    const from = { segment: stretch.index, t: knot.t, state: knot.state }
    const flow = runFlow(this.backend, plan, () => () => null, from, this.breathe)
    let reached = knot
    for (;;) {
      const next = await flow.next()
      if (next.done === true) return next.value.kind === 'horizon' ? { stretch, program, knot: { ...reached, t } } : null
      this.evaluations += next.value.evaluations
      reached = next.value.knots.at(-1) ?? reached
    }
  }

  /** The page's rule, but past rest where the schedule asks for more. */
  private readonly restRule: RestRule = (spec, precision, tolerance) => {
    const { until, at } = this.request.schedule
    const least = until ?? at?.at(-1) ?? 0
    const stretch = this.stretches.find((candidate) => candidate.spec === spec)
    const rule = restRuleOf(stretch?.prediction ?? null, precision, tolerance)
    return (knot) => {
      const ending = rule(knot)
      if (ending?.kind === 'rest') this.restedAt ??= knot.t
      return knot.t < least ? null : ending
    }
  }
}

/** The plan to the end that the schedule says: a wanted time later than the horizon moves it. */
function scheduled(plan: RunPlan, { until, at }: Schedule): RunPlan {
  const horizon = until ?? Math.max(plan.horizon, at?.at(-1) ?? 0)
  return { ...plan, horizon, segments: plan.segments.filter(({ from }, i) => i === 0 || from <= horizon) }
}
