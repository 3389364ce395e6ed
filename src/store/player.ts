import { clockMap, type ClockKind, type ClockMap } from '../engine/clock.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import { jointClock } from './joint-clock.ts'

/** Length of a whole run at speed 1, in milliseconds. */
const WHOLE_RUN_MS = 20_000
/** The clock's map is built anew at most this often while a run is being computed. */
const MAP_EVERY_MS = 100
/** Numbers of an entry beyond which it is built the less often the more there are: the way is measured over all of them. */
const MAP_NUMBERS = 10_000

/**
 * The clock of the page: which moment of which recording is shown. It knows no wall clock: `tick`
 * is told the time. Changed many times a second, hence no store: listeners draw.
 *
 * While a newer run is being computed the former recording stays on show until the newer one
 * reaches the same moment, so the picture never goes blank under a moving slider.
 */
export class Player {
  playing = false
  speed = 1
  private shown = new Recording()
  private shownIsWhole = false
  private coming: Recording | null = null
  private map: ClockMap = clockMap(this.shown, 'motion')
  private mapKey = ''
  private mapRecording: Recording = this.shown
  private mapAge = -Infinity
  private kind: ClockKind = 'motion'
  /** The moment wanted; Infinity is the end, whatever it will be. */
  private wanted = 0
  private lastTick: number | null = null
  private buffer: Frame | null = null
  private readonly listeners = new Set<() => void>()
  /** The player of a second run on this clock. */
  private second: Player | null = null
  /** The player whose clock this one follows. */
  private leader: Player | null = null
  private joint: { readonly of: readonly unknown[]; readonly map: ClockMap } | null = null

  /** Calls `listener` when a frame is due: something on show has changed or will. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes a second run on to this clock: both are shown at one time of the flow; null ends it. */
  lead(second: Player | null): void {
    // The end of both is not that of one.
    if (second === null && this.second !== null && this.time() >= this.shown.end()) this.wanted = Infinity
    if (this.second !== null) this.second.leader = null
    this.second = second
    if (second !== null) {
      second.leader = this
      second.setKind(this.kind)
    }
    this.notify()
  }

  /** A newer run is coming; its entries follow. */
  expect(recording: Recording): void {
    this.coming = recording
  }

  /** The coming (or shown) recording has grown; `whole` once its run is over. */
  grown(recording: Recording, whole: boolean): void {
    if (recording === this.coming && (whole || recording.end() > (this.leader ?? this).wanted || this.shown.isEmpty())) {
      this.shown = recording
      this.coming = null
    }
    if (recording !== this.shown) return
    this.shownIsWhole = whole
    this.notify()
  }

  /** Whether the moment wanted of the latest run is not on show yet. */
  isWaiting(): boolean {
    return this.coming !== null
  }

  /** Whether the moment wanted is still being computed. */
  isAhead(): boolean {
    return this.coming !== null || (!this.isWhole() && this.wanted > this.end())
  }

  recording(): Recording {
    return this.shown
  }

  /** The moment on show, held within what is recorded: of two runs on one clock within the longer. */
  time(): number {
    return this.leader?.time() ?? Math.min(this.wanted, this.end())
  }

  /** Where the timeline ends so far. */
  end(): number {
    return Math.max(this.shown.end(), this.second?.shown.end() ?? 0)
  }

  /** Whether the moment on show is at the end of the timeline. */
  isAtEnd(): boolean {
    return this.isWhole() && this.time() >= this.end()
  }

  /** Whether this run is over at the moment on show. */
  isOver(): boolean {
    return this.shownIsWhole && this.time() >= this.shown.end()
  }

  private isWhole(): boolean {
    return this.shownIsWhole && (this.second?.shownIsWhole ?? true)
  }

  isAtStart(): boolean {
    return this.time() <= this.shown.start()
  }

  place(): number {
    return this.clock().placeOf(this.time())
  }

  clock(): ClockMap {
    if (this.leader !== null) return this.leader.clock()
    if (this.second === null) return this.map
    const of = [this.kind, this.map, this.second.map]
    if (this.joint === null || of.some((part, i) => part !== this.joint?.of[i])) {
      const timed = (player: Player) => ({ map: player.map, end: player.shown.end() })
      this.joint = { of, map: jointClock(this.kind, timed(this), timed(this.second)) }
    }
    return this.joint.map
  }

  frame(): Frame | null {
    this.buffer = this.shown.frameAt(this.time(), this.buffer)
    return this.buffer
  }

  play(): void {
    if (this.isAtEnd()) this.wanted = this.shown.start()
    this.playing = true
    this.lastTick = null
    this.notify()
  }

  /** Plays on from a time, though the run on show may end there: a longer one is to come. */
  playFrom(t: number): void {
    this.wanted = t
    this.playing = true
    this.lastTick = null
    this.notify()
  }

  pause(): void {
    this.playing = false
    this.notify()
  }

  setKind(kind: ClockKind): void {
    this.kind = kind
    this.refreshMap(null)
    this.second?.setKind(kind)
    this.notify()
  }

  /** Goes to a place on the timeline; its right end stays the end, however far the run goes. */
  seek(place: number): void {
    this.wanted = place >= 1 ? Infinity : this.clock().timeAt(place)
    this.notify()
  }

  /** Goes to a time of the flow. */
  seekTime(t: number): void {
    this.wanted = Math.max(0, t)
    this.notify()
  }

  /** To the next (+1) or former (−1) recorded moment, paused. */
  step(direction: 1 | -1): void {
    this.playing = false
    const t = this.time()
    const runs = this.second === null ? [this.shown] : [this.shown, this.second.shown]
    const nexts = runs.flatMap(({ entries }) => {
      const next =
        direction > 0
          ? entries.find((entry) => entry.t > t * (1 + 1e-9))
          : entries.findLast((entry) => entry.t < t * (1 - 1e-9))
      return next === undefined ? [] : [next.t]
    })
    const next = direction > 0 ? Math.min(...nexts) : Math.max(...nexts)
    if (nexts.length > 0) this.wanted = next >= this.end() && this.isWhole() ? Infinity : next
    this.notify()
  }

  /** Moves on to `now` (milliseconds); returns whether another frame is due. */
  tick(now: number): boolean {
    this.refreshMap(now)
    if (this.leader !== null) return this.leader.playing
    const elapsed = this.lastTick === null ? 0 : Math.min(100, Math.max(0, now - this.lastTick))
    this.lastTick = this.playing ? now : null
    if (!this.playing) return false
    if (this.isComing()) return true
    const place = this.place() + (elapsed * this.speed) / WHOLE_RUN_MS
    if (place >= 1 && this.isWhole() && this.coming === null) {
      this.wanted = Infinity
      this.playing = false
      this.notify()
    } else {
      this.wanted = Math.max(this.time(), this.clock().timeAt(Math.min(place, 1)))
    }
    return this.playing
  }

  /** Whether playing is to begin at a moment that is still being computed. */
  private isComing(): boolean {
    return Number.isFinite(this.wanted) && this.wanted > this.end() && !this.isWhole()
  }

  /** The size of a recorded moment, 1 for all but the largest. */
  private entrySize(): number {
    return Math.max(1, (this.shown.entries[0]?.values.length ?? 0) / MAP_NUMBERS)
  }

  private refreshMap(now: number | null): void {
    const key = `${this.kind} ${this.shown.version}`
    const fresh = this.shownIsWhole || now === null || now - this.mapAge > MAP_EVERY_MS * this.entrySize()
    if (this.mapRecording === this.shown && (key === this.mapKey || !fresh)) return
    this.map = clockMap(this.shown, this.kind)
    this.mapKey = key
    this.mapRecording = this.shown
    this.mapAge = now ?? this.mapAge
  }

  /** Says that a frame is due. */
  notify(): void {
    this.listeners.forEach((listener) => listener())
    this.second?.notify()
  }
}
