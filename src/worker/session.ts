import type { Backend } from '../engine/backends/contract.ts'
import type { Ending } from '../engine/knot.ts'
import { layoutOf } from '../engine/layout.ts'
import { createRecorder } from '../engine/recorder.ts'
import { restRuleOf } from '../engine/rest-rule.ts'
import { runFlow, type RestRule, type Resumption, type RunPart, type RunPlan } from '../engine/run.ts'
import { sentenceOf } from '../lib/errors.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'
import { createBreathing, Superseded } from './breathing.ts'
import { Engines, type Engine } from './engines.ts'
import { Outbox } from './outbox.ts'
import type { Effort, EngineChoice, FromWorker, ToWorker } from './protocol.ts'
import { study } from './study.ts'

type Post = (message: FromWorker, transfer?: Transferable[]) => void

/** Time between two batches of entries to the page, in milliseconds: about one a frame. */
const BATCH_MS = 14

/**
 * The worker's side of the protocol: runs the latest plan it was given, and drops the one before.
 */
export class Session {
  private current: RunningPlan | null = null
  /** Settles when no run is under way. */
  private idle: Promise<void> = Promise.resolve()

  constructor(
    private readonly post: Post,
    private readonly engines = new Engines(),
  ) {}

  receive(message: ToWorker): void {
    if (message.type === 'ping') return this.post({ type: 'pong', run: message.run })
    if (message.type === 'ask') {
      const { run, question } = message
      void study(question, (answer) => this.post({ type: 'answer', run, answer }))
      return
    }
    if (message.type === 'taken') {
      if (this.current?.run === message.run) this.current.outbox.taken()
      return
    }
    if (message.type === 'stop' && this.current?.run !== message.run) return
    this.current?.supersede()
    this.current = null
    if (message.type === 'stop') return
    const running = new RunningPlan(message.run, message.plan, message.engine, this.engines, this.post)
    this.current = running
    // One run at a time on the engines: the former leaves at its next breath.
    this.idle = this.idle.then(() => running.go()).catch(throwToThePage)
  }
}

/** One run on its way through the engines. */
class RunningPlan {
  readonly outbox: Outbox
  private superseded = false
  private resumption: Resumption | null = null
  private readonly recorders: ReturnType<typeof createRecorder>[] = []
  /** Stretches whose prediction the page has been told. */
  private readonly predicted = new Set<number>()
  private evaluations = 0
  private milliseconds = 0
  private dispatchesBefore = 0
  private dispatches: () => number = () => 0
  private lastBatch = 0

  constructor(
    readonly run: number,
    private readonly plan: RunPlan,
    private readonly choice: EngineChoice,
    private readonly engines: Engines,
    private readonly post: Post,
  ) {
    this.outbox = new Outbox(run, (message, transfer) => post(message, transfer))
  }

  supersede(): void {
    this.superseded = true
  }

  async go(): Promise<void> {
    if (this.superseded) return
    let { engine, ...grounds } = await this.engines.choose(this.choice, this.plan)
    for (;;) {
      if (this.superseded) return
      this.post({ type: 'engine', run: this.run, info: engine.info, grounds })
      try {
        const ending = await engine.with((backend) => this.runOn(backend))
        await this.finish(ending)
        return
      } catch (error) {
        if (error instanceof Superseded) return
        const lost = engine.info.precision === 'float32' ? lossSentence(engine, error) : null
        if (lost === null) return await this.finish(failed(error, this.resumption?.t ?? 0))
        ;({ engine, ...grounds } = this.engines.afterLoss(lost))
      }
    }
  }

  private async runOn<T>(backend: Backend<T>): Promise<Ending> {
    this.dispatchesBefore += this.dispatches()
    const atStart = backend.dispatches()
    this.dispatches = () => backend.dispatches() - atStart
    const breathe = createBreathing(backend, () => this.superseded)
    const flow = runFlow(backend, this.plan, this.restRule, this.resumption, breathe)
    for (;;) {
      const began = performance.now()
      const next = await flow.next()
      this.milliseconds += performance.now() - began
      if (this.superseded) {
        await flow.return(next.done === true ? next.value : cancelled)
        throw new Superseded()
      }
      if (next.done === true) return next.value
      this.record(next.value)
    }
  }

  /** Predicts the stretch that a run comes to rest in as it begins; tells the page where the page has not done so itself. */
  private readonly restRule: RestRule = (spec, precision, tolerance) => {
    const prediction = predict(spec)
    this.tell(this.plan.segments.findIndex((candidate) => candidate.spec === spec), prediction)
    return restRuleOf(prediction, precision, tolerance)
  }

  private tell(segment: number, prediction: ReturnType<typeof predict>): void {
    if (isPredictedAtOnce(this.plan.segments[segment].spec)) return
    this.predicted.add(segment)
    this.post({ type: 'prediction', run: this.run, segment, prediction })
  }

  /** What theory says of the other stretches, once the run needs the worker no more: a ramp has 48. */
  private async predictTheOthers(): Promise<void> {
    for (const [segment, { spec }] of this.plan.segments.entries()) {
      if (this.superseded) return
      if (this.predicted.has(segment) || isPredictedAtOnce(spec)) continue
      this.tell(segment, predict(spec))
      await nextTask()
    }
  }

  private record({ segment, program, knots, evaluations }: RunPart): void {
    this.evaluations += evaluations
    const { spec } = this.plan.segments[segment]
    if (this.recorders[segment] === undefined) {
      const layout = layoutOf(spec)
      this.recorders[segment] = createRecorder(program, segment, layout, this.plan.rate === null)
      this.post({ type: 'layout', run: this.run, segment, layout })
    }
    // A run that goes on after a loss yields its first knot again.
    const fresh = knots.filter((knot) => this.resumption?.segment !== segment || knot.t > this.resumption.t)
    this.outbox.add(fresh.map((knot) => this.recorders[segment](knot)))
    const last = knots.at(-1)
    if (last !== undefined) this.resumption = { segment, t: last.t, state: last.state }
    if (performance.now() - this.lastBatch < BATCH_MS) return
    this.lastBatch = performance.now()
    this.outbox.flush(this.effort())
  }

  /** Sends what still waits, as the page takes it, then the ending. */
  private async finish(ending: Ending): Promise<void> {
    while (!this.superseded && !this.outbox.flush(this.effort())) await nextTask()
    if (this.superseded) return
    this.post({ type: 'ended', run: this.run, ending, effort: this.effort() })
    await this.predictTheOthers()
  }

  private effort(): Effort {
    return { dispatches: this.dispatchesBefore + this.dispatches(), evaluations: this.evaluations, milliseconds: this.milliseconds }
  }
}

/** What nobody foresaw becomes an error of the whole worker, which the page hears of; the next run goes on. */
function throwToThePage(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}

const cancelled: Ending = { kind: 'cancelled', t: 0, sentence: '' }

function failed(error: unknown, t: number): Ending {
  return { kind: 'diverged', t, sentence: `The run stopped: ${sentenceOf(error)}` }
}

/** Any failure on a graphics device counts as its loss: the loops go on, whatever it was. */
function lossSentence(engine: Engine, error: unknown): string {
  return engine.failure() ?? `The graphics device failed (${sentenceOf(error)}).`
}

/** Lets messages in; waits as long as one frame where the page is slow to take batches. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4))
}
