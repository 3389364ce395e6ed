import { segmentsOf, type Experiment, type Segment } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import type { Prediction } from '../theory/prediction.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'
import type { Split } from '../theory/weight-decay.ts'

/** The stretches of an experiment from change to change, and what theory says of each. */
export class Stretches {
  readonly segments: readonly Segment[]
  private readonly splits: readonly (Split | undefined)[]
  /** Undefined until it is asked for: a ramp has 48 stretches, of which one is on show. */
  private readonly known: (Prediction | null | undefined)[]
  /** Those whose prediction the worker has not told yet. */
  private readonly awaited: Set<number>

  constructor(experiment: Experiment) {
    this.segments = segmentsOf(experiment)
    this.splits = this.segments.map(({ spec }) => splitOf(experiment, spec))
    this.known = this.segments.map(({ spec }) => (isPredictedAtOnce(spec) ? undefined : null))
    this.awaited = new Set(this.known.flatMap((known, s) => (known === null ? [s] : [])))
  }

  /** The stretch that a time belongs to; the later of two at a change. */
  at(t: number): number {
    return Math.max(0, this.segments.findLastIndex(({ from }) => from <= t))
  }

  split(segment: number): Split | undefined {
    return this.splits[segment]
  }

  /** What theory says of a stretch; null where it does not, or not yet. */
  prediction(segment: number): Prediction | null {
    const known = this.known[segment]
    if (known !== undefined) return known
    const found = predict(this.segments[segment].spec, this.splits[segment])
    this.known[segment] = found
    return found
  }

  predictions(): (Prediction | null)[] {
    return this.segments.map((_, s) => this.prediction(s))
  }

  isAwaited(segment: number): boolean {
    return this.awaited.has(segment)
  }

  /** Takes what the worker has found. */
  take(segment: number, prediction: Prediction | null): void {
    if (segment >= this.known.length) return
    this.known[segment] = prediction
    this.awaited.delete(segment)
  }
}
