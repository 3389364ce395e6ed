import { clockMap, type ClockKind, type ClockMap } from '../engine/clock.ts'
import { Recording, type Frame } from '../engine/recording.ts'

/** Length of a whole run at speed 1, in milliseconds. */
const WHOLE_RUN_MS = 20_000
/** The clock's map is built anew at most this often while a run is being computed. */
const MAP_EVERY_MS = 100

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

  /** Calls `listener` when a frame is due: something on show has changed or will. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A newer run is coming; its entries follow. */
  expect(recording: Recording): void {
    this.coming = recording
  }

  /** The coming (or shown) recording has grown; `whole` once its run is over. */
  grown(recording: Recording, whole: boolean): void {
    if (recording === this.coming && (whole || recording.end() > this.wanted || this.shown.isEmpty())) {
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

  recording(): Recording {
    return this.shown
  }

  /** The moment on show, held within what is recorded. */
  time(): number {
    return Math.min(this.wanted, this.shown.end())
  }

  isAtEnd(): boolean {
    return this.shownIsWhole && this.time() >= this.shown.end()
  }

  isAtStart(): boolean {
    return this.time() <= this.shown.start()
  }

  place(): number {
    return this.clock().placeOf(this.time())
  }

  clock(): ClockMap {
    return this.map
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
    const { entries } = this.shown
    const t = this.time()
    const next =
      direction > 0
        ? entries.find((entry) => entry.t > t * (1 + 1e-9))?.t
        : entries.findLast((entry) => entry.t < t * (1 - 1e-9))?.t
    if (next !== undefined) this.wanted = next >= this.shown.end() && this.shownIsWhole ? Infinity : next
    this.notify()
  }

  /** Moves on to `now` (milliseconds); returns whether another frame is due. */
  tick(now: number): boolean {
    this.refreshMap(now)
    const elapsed = this.lastTick === null ? 0 : Math.min(100, Math.max(0, now - this.lastTick))
    this.lastTick = this.playing ? now : null
    if (!this.playing) return false
    const place = this.place() + (elapsed * this.speed) / WHOLE_RUN_MS
    if (place >= 1 && this.shownIsWhole && this.coming === null) {
      this.wanted = Infinity
      this.playing = false
      this.notify()
    } else {
      this.wanted = Math.max(this.time(), this.clock().timeAt(Math.min(place, 1)))
    }
    return this.playing
  }

  private refreshMap(now: number | null): void {
    const key = `${this.kind} ${this.shown.version}`
    const fresh = this.shownIsWhole || now === null || now - this.mapAge > MAP_EVERY_MS
    if (this.mapRecording === this.shown && (key === this.mapKey || !fresh)) return
    this.map = clockMap(this.shown, this.kind)
    this.mapKey = key
    this.mapRecording = this.shown
    this.mapAge = now ?? this.mapAge
  }

  /** Says that a frame is due. */
  notify(): void {
    this.listeners.forEach((listener) => listener())
  }
}
