import { planOf } from '../engine/plan-of.ts'
import { objectiveOf } from '../engine/entry.ts'
import { Recording } from '../engine/recording.ts'
import type { RunPlan } from '../engine/run.ts'
import { resolve, type Experiment, type Segment } from '../experiment/experiment.ts'
import type { Prediction } from '../theory/prediction.ts'
import { createClient, type WorkerLike } from '../worker/client.ts'
import type { EngineChoice, FromWorker } from '../worker/protocol.ts'
import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined, type Reading } from '../metrics/reading.ts'
import { BestFoundSearch, hasEquilibrium, type Wish } from './best-found.ts'
import { GhostKeeper, type Ghost } from './ghost-keeper.ts'
import { inOrder } from './in-order.ts'
import { Player } from './player.ts'
import type { Seen } from './seen.ts'
import { sentenceOf } from './sentence.ts'
import { noRun, type OnShow, type RunStatus } from './state.ts'
import { Stretches } from './stretches.ts'

/** What the lab tells the store, at most a few times a second. */
export interface LabListener {
  run(status: RunStatus): void
  onShow(facts: OnShow, prediction: Prediction | null): void
}

/** A run that has not shown the moment wanted after this long gives way to a newer one, in milliseconds. */
const PATIENCE_MS = 400
/** Times in a row that a broken worker is replaced. */
const MOST_BREAKS = 2
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
  private readonly search: BestFoundSearch
  /** Whether a drag is under way. */
  private isHeld = false
  private deviation = 0
  private stretches: Stretches | null = null
  private status: RunStatus = noRun
  private recording = new Recording()
  private pending: Experiment | null = null
  /** The experiment of the latest run. */
  private underWay: Experiment | null = null
  private plan: RunPlan | null = null
  /** When the latest run began; null until the next tick tells the time. */
  private startedAt: number | null = null
  private now = 0
  private toldAt = -Infinity
  /** Times in a row that the worker broke. */
  private breaks = 0
  private restarted: string | null = null
  private sentence = ''

  constructor(
    /** Makes a worker, for whoever has a question of its own. */
    readonly spawn: () => WorkerLike,
    private readonly listener: LabListener,
    private engine: EngineChoice = 'auto',
  ) {
    this.client = createClient(
      spawn,
      (message) => this.hear(message),
      (sentence) => this.restartAfter(sentence),
    )
    this.search = new BestFoundSearch(spawn, () => this.player.notify())
    this.player.onChange(() => (this.toldAt = -Infinity))
  }

  /**
   * Shows another experiment from now on. Predictions follow at once; a run that is about to reach
   * the moment on show may finish first, so that a moving slider always moves the picture.
   */
  show(experiment: Experiment): void {
    this.stretches = new Stretches(experiment)
    this.deviation = resolve(experiment.values).deviation
    const underWay = this.status.ending === null && this.player.isWaiting()
    this.pending = experiment
    if (!underWay || this.isOverdue()) this.startPending()
    this.toldAt = -Infinity
  }

  /** Computes with another engine from now on: the run on show begins again. */
  changeEngine(choice: EngineChoice): void {
    this.engine = choice
    this.pending ??= this.underWay
    this.startPending()
  }

  /** Which engine is asked for; the processor once a worker broke. */
  engineChoice(): EngineChoice {
    return this.engine
  }

  /** Whether a newer run is still to come. */
  isBusy(): boolean {
    return this.pending !== null || this.status.ending === null
  }

  /** Whether a run is being computed by what the picture is drawn with too: a processor in a graphics device's place. */
  sharesItsProcessor(): boolean {
    return this.status.ending === null && this.status.engine?.software === true
  }

  stretchOnShow(): { segment: number; prediction: Prediction | null; spec: Segment['spec'] } | null {
    if (this.stretches === null) return null
    const segment = this.stretches.at(this.player.time())
    return { segment, prediction: this.stretches.prediction(segment), spec: this.stretches.segments[segment].spec }
  }

  /** While a drag is under way nothing is searched beside the run. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld
    this.player.notify()
  }

  /** The theory target, else the best found, in the coordinates of the run on show; null where there is neither. */
  ghost(): Ghost | null {
    const stretch = this.stretchOnShow()
    if (stretch === null) return null
    return this.ghosts.at(stretch.prediction ?? this.search.found()?.best ?? null, this.player.recording(), stretch.segment)
  }

  /** The plan of the run that the moment on show is of; null while that is still to come. */
  planOnShow(): RunPlan | null {
    return this.pending !== null || this.player.isWaiting() ? null : this.plan
  }

  /** What theory says of each stretch of the experiment; null where it does not, or not yet. */
  theory(): readonly (Prediction | null)[] {
    return this.stretches?.predictions() ?? []
  }

  /** Whether theory is still at work on the stretch on show. */
  isTheoryAwaited(): boolean {
    return this.stretches?.isAwaited(this.stretches.at(this.player.time())) ?? false
  }

  /** What a quantity says of the moment on show. */
  read(quantity: Quantity): Reading {
    const frame = this.player.frame()
    if (frame === null) return notDefined('nothing has been computed yet')
    return readFrame(quantity, frame, measuredFrame(frame, this.stretchOnShow()?.prediction ?? null))
  }

  /** Moves on to `now` (milliseconds); returns whether another frame is due. `seen` is asked of the last picture. */
  tick(now: number, seen: () => Seen): boolean {
    this.now = now
    this.startedAt ??= now
    if (this.isOverdue()) this.startPending()
    const moving = this.player.tick(now)
    const isToSearch = this.search.want(this.wish(), now)
    if (now - this.toldAt >= TELL_EVERY_MS) {
      this.toldAt = now
      this.tell(seen())
    }
    // Frames go on while an experiment or a search waits, or nobody would notice that it has waited long enough.
    return moving || this.pending !== null || isToSearch
  }

  dispose(): void {
    this.client.dispose()
    this.search.dispose()
  }

  /** What is to be searched: the stretch on show where theory says nothing of it and nothing else is under way. */
  private wish(): Wish | null {
    const stretch = this.stretchOnShow()
    if (stretch === null || this.isHeld || this.isBusy() || this.player.isWaiting()) return null
    const { prediction, spec } = stretch
    if (prediction !== null || this.isTheoryAwaited() || !hasEquilibrium(spec)) return null
    return { spec, deviation: this.deviation }
  }

  /** Whether the run under way has had its time to reach the moment on show. */
  private isOverdue(): boolean {
    return this.startedAt !== null && this.now - this.startedAt > PATIENCE_MS
  }

  /** @param restarted why it begins a second time, which stays on show beside the engine. */
  private startPending(restarted: string | null = null): void {
    const experiment = this.pending
    if (experiment === null) return
    this.pending = null
    this.underWay = experiment
    this.restarted = restarted
    this.startedAt = null
    this.recording = new Recording()
    this.player.expect(this.recording)
    const { engine, notice, grounds } = this.status
    this.report({ ...noRun, engine, notice: restarted ?? notice, grounds })
    this.plan = planOf(experiment)
    this.client.start(this.plan, this.engine)
  }

  /** Whatever comes, in whatever order: the recording stays one run in order of time, or nothing is taken. */
  private hear(message: FromWorker): void {
    if (message.type === 'prediction') return this.takePrediction(message.segment, message.prediction)
    // What follows an ending is an echo.
    if (this.status.ending !== null) return
    switch (message.type) {
      case 'engine':
        return this.report({
          ...this.status,
          engine: message.info,
          notice: message.grounds.notice ?? this.restarted,
          grounds: message.grounds,
        })
      case 'layout':
        if (message.segment === this.recording.layouts.length) this.recording.addLayout(message.layout)
        return
      case 'entries':
        this.recording.push(inOrder(message.entries, this.recording))
        this.player.grown(this.recording, false)
        this.report({ ...this.status, computed: this.recording.end(), effort: message.effort })
        return this.afterProgress()
      case 'ended':
        this.breaks = 0
        this.report({ ...this.status, ending: message.ending, effort: message.effort })
        this.player.grown(this.recording, true)
        return this.afterProgress()
    }
  }

  private takePrediction(segment: number, prediction: Prediction | null): void {
    // A newer experiment may be waiting already; it will be told of its own.
    if (this.pending === null) this.stretches?.take(segment, prediction)
    // The run may be over, and no frame on its way.
    this.player.notify()
  }

  /** A newer experiment waits: it starts once the run before it has shown its moment. */
  private afterProgress(): void {
    if (this.pending !== null && (!this.player.isWaiting() || this.status.ending !== null)) this.startPending()
  }

  /** The worker broke: what it was at, or what was waiting for it, begins again in a new one. */
  private restartAfter(sentence: string): void {
    this.engine = 'loops'
    if (++this.breaks > MOST_BREAKS) return this.giveUp(sentence)
    this.pending ??= this.underWay
    this.startPending(`${sentence} The run was started again on the processor.`)
  }

  private giveUp(sentence: string): void {
    const advice = 'It did so three times in a row: try another experiment, or load the page again.'
    this.report({ ...this.status, notice: null, ending: { kind: 'diverged', t: 0, sentence: `${sentence} ${advice}` } })
    if (!this.recording.isEmpty()) this.player.grown(this.recording, true)
    this.afterProgress()
  }

  private report(status: RunStatus): void {
    this.status = status
    this.listener.run(status)
  }

  private tell(seen: Seen): void {
    const frame = this.player.frame()
    const stretch = this.stretchOnShow()
    const bestFound = this.search.found()
    const hasEnded = this.player.isOver() && this.status.ending !== null
    const atRest = hasEnded && this.status.ending?.kind === 'rest'
    const fits = frame !== null && stretch !== null && sameClasses(frame.layout.spec.counts, stretch.spec.counts)
    if (fits) this.sentence = sentenceOf({ ...stretch, ...frame, isAwaited: this.isTheoryAwaited(), split: this.stretches?.split(stretch.segment), objective: objectiveOf(frame.measures), bestFound, atRest, hasEnded })
    const { player, sentence } = this
    const facts = { t: player.time(), place: player.place(), playing: player.playing, seen, sentence, bestFound }
    this.listener.onShow(
      { ...facts, atStart: player.isAtStart(), atEnd: player.isAtEnd() },
      stretch?.prediction ?? null,
    )
  }
}

function sameClasses(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length
}
