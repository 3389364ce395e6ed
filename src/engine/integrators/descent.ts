import type { Ending, Knot } from '../knot.ts'
import type { Blocks, System } from '../system.ts'
import { settled } from '../waiting.ts'
import { estimateSpectralRadius, SAFETY_MARGIN } from './spectral-radius.ts'

export interface DescentOptions {
  readonly from: number
  readonly until: number
  /** Learning rate η; step k stands at time t = η k, so that it can be held against the flow. */
  readonly rate: number
  readonly isOver?: (knot: Knot) => Ending | null
}

/** One step in twenty is recorded late in a run: knots at k, then at ⌊1.05 k⌋ and so on. */
const THINNING = 1.05
/** Gradient evaluations between two readings of a device. */
const EVALUATIONS_PER_READING = 64
/** An objective this many times the first (and 1 more) counts as diverged. */
const BLOW_UP = 1e3

/** A step that will be recorded, still on the backend. */
interface Recorded<T> {
  readonly step: number
  readonly state: Blocks<T>
  readonly velocity: Blocks<T>
  readonly objective: T
}

/**
 * Gradient descent X ← X − η ∇F(X) with a constant learning rate, back on to the constraints after
 * every step; yields recorded steps as knots. Above 2/L, L the largest curvature on the way, descent
 * leaves the flow: it jumps about or diverges, and the ending says so with the rate that would do.
 * Takes `start` over.
 */
export async function* descend<T>(
  system: System<T>,
  start: Blocks<T>,
  options: DescentOptions,
): AsyncGenerator<Knot[], Ending> {
  const descent = new Descent(system, start, options)
  try {
    for (;;) {
      const { knots, ending } = await descent.advance()
      if (knots.length > 0) yield knots
      if (ending !== null) return ending
    }
  } finally {
    descent.dispose()
  }
}

class Descent<T> {
  private step = 0
  private next = 0
  private state: Blocks<T>
  private firstObjective: number | null = null
  private lowest = Infinity
  /** The best recorded state so far, from which the curvature is taken should the descent diverge. */
  private best: readonly Float64Array[] | null = null
  private readonly last: number

  constructor(
    private readonly system: System<T>,
    start: Blocks<T>,
    private readonly options: DescentOptions,
  ) {
    this.state = start
    this.last = Math.max(0, Math.round((options.until - options.from) / options.rate))
  }

  /** Goes on to the next reading; `ending` is null while there is more to come. */
  async advance(): Promise<{ knots: Knot[]; ending: Ending | null }> {
    const recorded = await this.enqueue()
    const knots = await this.read(recorded)
    const good: Knot[] = []
    for (const knot of knots) {
      if (!this.isSound(knot)) return { knots: good, ending: await this.diverged(knot) }
      good.push(knot)
      this.remember(knot)
      const over = this.options.isOver?.(knot) ?? null
      if (over !== null) return { knots: good, ending: over }
    }
    return { knots: good, ending: this.step > this.last ? await this.horizon() : null }
  }

  dispose(): void {
    this.system.release(this.state)
  }

  private async enqueue(): Promise<Recorded<T>[]> {
    const { system } = this
    const recorded: Recorded<T>[] = []
    const most = system.backend.info.stepsPerReading
    try {
      for (let count = 0; this.step <= this.last && count < EVALUATIONS_PER_READING && recorded.length < most; count++) {
        const wanted = system.breathe()
        if (wanted !== null) await wanted
        const velocity = system.velocity(this.state)
        const moved = system.combine([1, this.options.rate], [this.state, velocity])
        if (this.step === this.next || this.step === this.last) {
          recorded.push({ step: this.step, state: this.state, velocity, objective: system.objective(this.state) })
          this.next = Math.max(this.step + 1, Math.floor(this.step * THINNING))
        } else {
          system.release(this.state, velocity)
        }
        this.state = system.retract(moved)
        this.step++
      }
    } catch (error) {
      for (const { state, velocity, objective } of recorded) system.release(state, velocity, [objective])
      throw error
    }
    return recorded
  }

  private async read(recorded: readonly Recorded<T>[]): Promise<Knot[]> {
    const { from, until, rate } = this.options
    const tensors = recorded.flatMap(({ state, velocity, objective }) => [...state, ...velocity, objective])
    const values = await this.system.backend.read(tensors)
    for (const { state, velocity, objective } of recorded) this.system.release(state, velocity, [objective])
    const blocks = this.state.length
    return recorded.map(({ step }, i) => {
      const own = values.slice(i * (2 * blocks + 1), (i + 1) * (2 * blocks + 1))
      const t = Math.min(until, from + step * rate)
      return { t, state: own.slice(0, blocks), velocity: own.slice(blocks, 2 * blocks), objective: own[2 * blocks][0] }
    })
  }

  private isSound({ state, velocity, objective }: Knot): boolean {
    this.firstObjective ??= objective
    const bounded = objective <= BLOW_UP * (Math.abs(this.firstObjective) + 1)
    return bounded && [...state, ...velocity].every((block) => block.every((x) => Number.isFinite(x)))
  }

  private remember({ objective, state }: Knot): void {
    if (objective >= this.lowest) return
    this.lowest = objective
    this.best = state
  }

  private async diverged({ t }: Knot): Promise<Ending> {
    const { rate, from } = this.options
    const step = Math.round((t - from) / rate)
    const most = this.best === null ? null : await this.largestRate(this.best)
    const why = most === null ? '' : ` Here a rate of at most 2/L = ${text(most)} would do.`
    const sentence = `Gradient descent diverged at step ${step}: its learning rate η = ${text(rate)} is too large.${why}`
    return { kind: 'diverged', t, sentence }
  }

  private async horizon(): Promise<Ending> {
    const { rate, until } = this.options
    const most = this.best === null ? Infinity : await this.largestRate(this.best)
    const sentence =
      rate > most
        ? `Gradient descent has not settled by t = ${text(until)}: its learning rate η = ${text(rate)} is above 2/L = ${text(most)} and it jumps about.`
        : `The run ended at its horizon, t = ${text(until)}.`
    return { kind: 'horizon', t: until, sentence }
  }

  /** 2/L at a state, L the largest curvature of the objective there. */
  private async largestRate(at: readonly Float64Array[]): Promise<number> {
    const { system } = this
    const { blocks, shapes } = system.program
    const state = blocks.map(({ register }, b) => system.backend.upload(shapes[register], at[b]))
    const velocity = system.velocity(state)
    try {
      const { value, direction } = await settled(estimateSpectralRadius(system, state, velocity, null))
      system.release(direction)
      return (2 * SAFETY_MARGIN) / value
    } finally {
      system.release(state, velocity)
    }
  }
}

function text(value: number): string {
  return String(Number(value.toPrecision(3)))
}
