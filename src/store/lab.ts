import { planOf } from '../engine/plan-of.ts'
import { Recording } from '../engine/recording.ts'
import type { RunPlan } from '../engine/run.ts'
import { segmentsOf, type Experiment, type Segment } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import type { Configuration } from '../theory/align-ghost.ts'
import type { Prediction } from '../theory/prediction.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'
import { createClient, type WorkerLike } from '../worker/client.ts'
import type { EngineChoice, FromWorker } from '../worker/protocol.ts'
import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined, type Reading } from '../metrics/reading.ts'
import { callReferee, type Outcome } from './referee.ts'
import { GhostKeeper } from './ghost-keeper.ts'
import { Player } from './player.ts'
import { sentenceOf } from './sentence.ts'
import { noRun, type OnShow, type RunStatus } from './state.ts'

/** What the lab tells the store, at most a few times a second. */
export interface LabListener {
  run(status: RunStatus): void
  onShow(facts: OnShow, prediction: Prediction | null): void
}

/** A run that has not shown the moment wanted after this long gives way to a newer one, in milliseconds. */
const PATIENCE_MS = 400
/** Time between two tellings of what is on show, in milliseconds. */
const TELL_EVERY_MS = 200

/**
 * The machine behind the page: experiments go in, runs are computed in the worker, recordings come
 * back, the player shows them. No React and no store in here; `tick` is told the time.
 */
export class Lab {
  readonly player = new Player()
  private readonly client
  private readonly ghosts = new GhostKeeper()
  private segments: readonly Segment[] = []
  private predictions: (Prediction | null)[] = []
  private status: RunStatus = noRun
  private recording = new Recording()
  private pending: Experiment | null = null
  private plan: RunPlan | null = null
  private startedAt = -Infinity
  private now = 0
  private toldAt = -Infinity
  private broken = 0
  private sentence = ''

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly listener: LabListener,
    private engine: EngineChoice = 'auto',
  ) {
    this.client = createClient(
      spawn,
      (message) => this.hear(message),
      (sentence) => this.restartAfter(sentence),
    )
    this.player.onChange(() => (this.toldAt = -Infinity))
  }

  /**
   * Shows another experiment from now on. Predictions follow at once; a run that is about to reach
   * the moment on show may finish first, so that a moving slider always moves the picture.
   */
  show(experiment: Experiment): void {
    this.segments = segmentsOf(experiment)
    this.predictions = this.segments.map((segment) =>
      isPredictedAtOnce(segment.spec) ? predict(segment.spec, splitOf(experiment, segment.spec)) : null,
    )
    const underWay = this.status.ending === null && this.player.isWaiting()
    this.pending = experiment
    if (!underWay || this.now - this.startedAt > PATIENCE_MS) this.startPending()
    this.toldAt = -Infinity
  }

  /** Whether a newer run is still to come. */
  isBusy(): boolean {
    return this.pending !== null || this.status.ending === null
  }

  stretchOnShow(): { segment: number; prediction: Prediction | null; spec: Segment['spec'] } | null {
    const t = this.player.time()
    const segment = Math.max(0, this.segments.findLastIndex((candidate) => candidate.from <= t))
    if (this.segments.length === 0) return null
    return { segment, prediction: this.predictions[segment], spec: this.segments[segment].spec }
  }

  /** The theory target in the coordinates of the run on show; null where there is none. */
  ghost(): Configuration | null {
    const stretch = this.stretchOnShow()
    if (stretch === null) return null
    return this.ghosts.at(stretch.prediction, this.player.recording(), stretch.segment)
  }

  /**
   * Calls the referee on the run on show; null while a newer run is on its way. The function
   * returned ends it early.
   */
  check(onProgress: (share: number) => void, onVerdict: (verdict: Outcome) => void): (() => void) | null {
    if (this.plan === null || this.isBusy() || this.player.isWaiting()) return null
    return callReferee(this.spawn, this.plan, this.player.recording(), onProgress, onVerdict)
  }

  /** What a quantity says of the moment on show. */
  read(quantity: Quantity): Reading {
    const frame = this.player.frame()
    if (frame === null) return notDefined('nothing has been computed yet')
    return readFrame(quantity, frame, measuredFrame(frame, this.stretchOnShow()?.prediction ?? null))
  }

  /** Moves on to `now` (milliseconds); returns whether another frame is due. `share` is of the last picture. */
  tick(now: number, share: number): boolean {
    this.now = now
    const moving = this.player.tick(now)
    if (now - this.toldAt >= TELL_EVERY_MS) {
      this.toldAt = now
      this.tell(share)
    }
    return moving
  }

  dispose(): void {
    this.client.dispose()
  }

  private startPending(): void {
    const experiment = this.pending
    if (experiment === null) return
    this.pending = null
    this.startedAt = this.now
    this.recording = new Recording()
    this.player.expect(this.recording)
    this.report({ ...noRun, engine: this.status.engine, notice: this.status.notice })
    this.plan = planOf(experiment)
    this.client.start(this.plan, this.engine)
  }

  private hear(message: FromWorker): void {
    switch (message.type) {
      case 'engine':
        return this.report({ ...this.status, engine: message.info, notice: message.notice })
      case 'layout':
        return this.recording.addLayout(message.layout)
      case 'prediction':
        // A newer experiment may be waiting already; it will be told of its own.
        if (this.pending === null) this.predictions[message.segment] = message.prediction
        this.toldAt = -Infinity
        return
      case 'entries':
        this.recording.push(message.entries)
        this.player.grown(this.recording, false)
        this.report({ ...this.status, computed: this.recording.end(), effort: message.effort })
        return this.afterProgress()
      case 'ended':
        this.report({ ...this.status, ending: message.ending, effort: message.effort })
        this.player.grown(this.recording, true)
        return this.afterProgress()
    }
  }

  /** A newer experiment waits: it starts once the run before it has shown its moment. */
  private afterProgress(): void {
    if (this.pending !== null && (!this.player.isWaiting() || this.status.ending !== null)) this.startPending()
  }

  private restartAfter(sentence: string): void {
    this.broken++
    this.engine = 'loops'
    const again = this.broken <= 2
    const notice = `${sentence} ${again ? 'The run was started again on the processor.' : 'Reload the page to go on.'}`
    const ending = { kind: 'diverged', t: 0, sentence: notice } as const
    this.report({ ...this.status, notice, ending: again ? null : ending })
    if (!again || this.plan === null) return
    this.recording = new Recording()
    this.player.expect(this.recording)
    this.client.start(this.plan, this.engine)
  }

  private report(status: RunStatus): void {
    this.status = status
    this.listener.run(status)
  }

  private tell(share: number): void {
    const frame = this.player.frame()
    const stretch = this.stretchOnShow()
    const atRest = this.player.isAtEnd() && this.status.ending?.kind === 'rest'
    const fits = frame !== null && stretch !== null && sameClasses(frame.layout.spec.counts, stretch.spec.counts)
    if (fits) this.sentence = sentenceOf({ ...stretch, ...frame, atRest })
    const { player, sentence } = this
    const facts = { t: player.time(), place: player.place(), playing: player.playing, share, sentence }
    this.listener.onShow(
      { ...facts, atStart: player.isAtStart(), atEnd: player.isAtEnd() },
      stretch?.prediction ?? null,
    )
  }
}

function sameClasses(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length
}
