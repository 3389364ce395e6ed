import type { Experiment } from '../experiment/experiment.ts'
import type { MapView } from '../experiment/map-view.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import { cellCount } from '../sweep/sweep.ts'
import type { ThresholdLine } from '../sweep/threshold-lines.ts'
import type { WorkerLike } from '../worker/client.ts'
import { startLines } from '../worker/lines-client.ts'
import { startSweep } from '../worker/sweep-client.ts'
import type { UnderWay } from '../worker/worker-pool.ts'
import { coarsestCount, refiningOrder } from './map-levels.ts'
import { mapPlan, type MapPlan } from './map-sweep.ts'

/** The cells and lines of a plan so far; `version` is another number whenever either has changed. */
export interface MapRecord {
  readonly plan: MapPlan
  /** By index; null where it is not computed yet. */
  readonly cells: readonly (SweepCell | null)[]
  readonly done: number
  readonly lines: readonly ThresholdLine[]
  readonly areLinesDone: boolean
  readonly version: number
}

/** How a map stands. */
export interface MapState {
  /** Null before the first. */
  readonly record: MapRecord | null
  /** What is shown, dimmed, until the record covers the plane. */
  readonly former: MapRecord | null
  readonly isRunning: boolean
  /** Whether the reader stopped it. */
  readonly isPaused: boolean
  /** Seconds until all cells are done; null while nobody can tell. */
  readonly left: number | null
  /** Why there is no map, or not all of it. */
  readonly problem: string | null
}

/** What the machine needs of the world. */
export interface MapSurroundings {
  readonly spawn: () => WorkerLike
  /** Threads that compute cells, and whether the graphics device does too. */
  readonly computing: () => { readonly workers: number; readonly hasDevice: boolean }
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  readonly later: (act: () => void, ms: number) => () => void
}

/** A changed plan waits for so long for the next change, which a drag makes, in milliseconds. */
const SETTLE_MS = 160
/** Time between two tellings of a map that grows, in milliseconds. */
const TELL_EVERY_MS = 100
/** Cells after which the time left is told. */
const ENOUGH = 24

const nothing: MapState = { record: null, former: null, isRunning: false, isPaused: false, left: null, problem: null }

/** Computes maps, one at a time, coarse to fine, in workers; pauses where it is told to or nobody looks. */
export class MapMachine {
  private now: MapState = nothing
  private cells: (SweepCell | null)[] = []
  private sweep: UnderWay | null = null
  private lines: UnderWay | null = null
  private waiting: (() => void) | null = null
  private telling: (() => void) | null = null
  private readonly listeners = new Set<() => void>()
  private isWatched = false
  private version = 0
  /** Time spent computing the present record, and when the sweep under way began. */
  private spent = 0
  private since = 0

  constructor(private readonly surroundings: MapSurroundings) {}

  readonly state = (): MapState => this.now

  /** Calls `listener` after every change, until the function returned is called. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Shows a map of an experiment from now on; the one on show goes on where both have the same runs. */
  show(map: MapView, experiment: Experiment): void {
    const plan = mapPlan(map, experiment)
    this.waiting?.()
    this.waiting = null
    if ('problem' in plan) {
      this.halt()
      return this.change({ problem: plan.problem })
    }
    if (plan.key === this.now.record?.plan.key) return this.keep(plan)
    if (this.now.record === null) return this.begin(plan)
    this.halt()
    this.change({ former: this.covering(), isRunning: false })
    this.waiting = this.surroundings.later(() => this.begin(plan), SETTLE_MS)
  }

  /** Whether anybody looks: nothing is computed otherwise. */
  watch(isWatched: boolean): void {
    this.isWatched = isWatched
    if (isWatched) this.resume()
    else this.halt()
  }

  pause(): void {
    this.halt()
    this.change({ isPaused: true })
  }

  goOn(): void {
    this.change({ isPaused: false, problem: null })
    this.resume()
  }

  /** The same runs, shown by other words: what had been put off is not wanted any more. */
  private keep(plan: MapPlan): void {
    const { record } = this.now
    if (record !== null) this.change({ record: { ...record, plan }, former: null, problem: null })
    this.resume()
  }

  private begin(plan: MapPlan): void {
    const former = this.covering()
    this.halt()
    this.waiting = null
    this.cells = Array.from({ length: cellCount(plan.sweep) }, () => null)
    this.spent = 0
    const record = { plan, cells: this.cells, done: 0, lines: [], areLinesDone: false, version: ++this.version }
    this.change({ record, former, isPaused: false, left: null, problem: null })
    this.resume()
  }

  /** The latest record that covers the plane, for as long as a new one does not. */
  private covering(): MapRecord | null {
    const { record, former } = this.now
    return record !== null && isCovered(record) ? record : former
  }

  private resume(): void {
    const { record, isPaused } = this.now
    if (!this.isWatched || record === null || this.waiting !== null) return
    if (!record.areLinesDone && this.lines === null) this.startLines(record.plan)
    if (isPaused || this.sweep !== null || record.done === record.cells.length) return
    const { spawn, computing, now } = this.surroundings
    const { workers, hasDevice } = computing()
    const { plan } = record
    const order = refiningOrder(plan.x.values.length, plan.y.values.length).filter((index) => this.cells[index] === null)
    this.since = now()
    const listener = { cells: (cells: readonly SweepCell[]) => this.take(cells), ended: (problem: string | null) => this.ended(problem) }
    this.sweep = startSweep(spawn, workers, plan.sweep, order, listener, hasDevice)
    this.change({ isRunning: true })
  }

  private startLines(plan: MapPlan): void {
    this.lines = startLines(this.surroundings.spawn, plan.plane, {
      lines: (lines, areLinesDone) => this.grow({ lines, areLinesDone }),
      // Without lines there is still a map.
      ended: () => (this.lines = null),
    })
  }

  private take(cells: readonly SweepCell[]): void {
    const { record } = this.now
    if (record === null) return
    for (const cell of cells) this.cells[cell.index] = cell
    const done = record.done + cells.length
    const spent = this.spent + this.surroundings.now() - this.since
    const left = done < ENOUGH ? null : (spent / done) * ((this.cells.length - done) / 1000)
    this.grow({ done }, { left })
  }

  private grow(change: Partial<MapRecord>, state: Partial<MapState> = {}): void {
    if (this.now.record === null) return
    const record = { ...this.now.record, ...change, version: ++this.version }
    const former = isCovered(record) ? null : this.now.former
    this.now = { ...this.now, ...state, record, former }
    this.telling ??= this.surroundings.later(() => this.tell(), TELL_EVERY_MS)
  }

  private ended(problem: string | null): void {
    this.halt()
    this.change({ left: null, problem, ...(problem === null ? {} : { isPaused: true }) })
  }

  /** Ends what is under way; what is done is kept. */
  private halt(): void {
    if (this.sweep !== null) this.spent += this.surroundings.now() - this.since
    this.sweep?.cancel()
    this.lines?.cancel()
    this.sweep = null
    this.lines = null
    if (this.now.isRunning) this.change({ isRunning: false })
  }

  private change(change: Partial<MapState>): void {
    this.now = { ...this.now, ...change }
    this.tell()
  }

  private tell(): void {
    this.telling?.()
    this.telling = null
    this.listeners.forEach((listener) => listener())
  }
}

/** Whether every part of the plane has a cell to show. */
function isCovered({ plan: { x, y }, done }: MapRecord): boolean {
  return done >= coarsestCount(x.values.length, y.values.length)
}
