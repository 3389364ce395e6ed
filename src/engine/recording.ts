import type { Matrix } from '../math/matrix.ts'
import { matrix } from '../math/matrix.ts'
import { numbersOf, type Layout } from './layout.ts'
import type { Entry } from './entry.ts'

/** The most memory that the entries of one recording take, both ends of each stretch apart, which always stay. */
export const MAX_RECORDING_BYTES = 32 * 1024 * 1024

/** One moment of a run between the recorded ones too; arrays are reused from call to call. */
export interface Frame {
  t: number
  layout: Layout
  /** K × d. */
  classifiers: Matrix
  /** Class means, K × d. */
  means: Matrix
  /** S × d. */
  samples: Matrix
  /** As `Entry.measures`. */
  measures: Float64Array
}

/**
 * A run as far as it has been computed: entries in order of time, with cubic Hermite interpolation
 * between them (positions and velocities are recorded, so it is as exact as the integrator).
 * Beyond 32 MB every second entry inside is dropped, as often as needed.
 */
export class Recording {
  readonly layouts: Layout[] = []
  readonly entries: Entry[] = []
  /** Grows whenever entries come or go. */
  version = 0
  private bytes = 0

  addLayout(layout: Layout): void {
    this.layouts.push(layout)
  }

  /** Takes entries later than all before (a new stretch begins at the time at which the last ended). */
  push(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry)
      this.bytes += entryBytes(entry)
    }
    while (this.bytes > MAX_RECORDING_BYTES && this.thin());
    this.version++
  }

  memory(): number {
    return this.bytes
  }

  isEmpty(): boolean {
    return this.entries.length === 0
  }

  /** Time of the first entry; 0 where there is none. */
  start(): number {
    return this.entries[0]?.t ?? 0
  }

  /** Time of the last entry; 0 where there is none. */
  end(): number {
    return this.entries.at(-1)?.t ?? 0
  }

  /** Index of the last entry with time ≤ t (0 before the first). */
  indexAt(t: number): number {
    let low = 0
    let high = this.entries.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.entries[middle].t <= t) low = middle
      else high = middle - 1
    }
    return low
  }

  /**
   * The frame at time t (held within what is recorded), into `frame` where its shapes fit; an outline leaves the
   * samples as they are, of which there may be thousands.
   */
  frameAt(t: number, frame: Frame | null, extent: 'whole' | 'outline' = 'whole'): Frame | null {
    if (this.isEmpty()) return null
    const i = this.indexAt(t)
    const a = this.entries[i]
    const next = this.entries[i + 1]
    const b = next !== undefined && next.segment === a.segment ? next : a
    const out = fitting(frame, this.layouts[a.segment])
    const h = b.t - a.t
    const s = h > 0 ? Math.min(1, Math.max(0, (t - a.t) / h)) : 0
    out.t = a.t + s * h
    interpolate(a, b, h, s, out, extent)
    return out
  }

  /** Drops every second of the entries inside stretches; returns whether there was one. */
  private thin(): boolean {
    let inside = 0
    const keep = this.entries.filter((entry, i) => {
      const edge = entry.segment !== this.entries[i - 1]?.segment || entry.segment !== this.entries[i + 1]?.segment
      return edge || inside++ % 2 === 1
    })
    if (keep.length === this.entries.length) return false
    this.entries.splice(0, this.entries.length, ...keep)
    this.bytes = keep.reduce((sum, entry) => sum + entryBytes(entry), 0)
    return true
  }
}

function entryBytes(entry: Entry): number {
  return entry.values.byteLength + entry.measures.byteLength
}

function fitting(frame: Frame | null, layout: Layout): Frame {
  if (frame?.layout === layout) return frame
  const { counts, dimension } = layout.spec
  return {
    t: 0,
    layout,
    classifiers: matrix(counts.length, dimension),
    means: matrix(counts.length, dimension),
    samples: matrix(layout.sampleClasses.length, dimension),
    measures: new Float64Array(0),
  }
}

/** Cubic Hermite: (2s³−3s²+1)x₀ + (s³−2s²+s)h v₀ + (−2s³+3s²)x₁ + (s³−s²)h v₁. */
function interpolate(a: Entry, b: Entry, h: number, s: number, out: Frame, extent: 'whole' | 'outline'): void {
  const s2 = s * s
  const s3 = s2 * s
  const weights: Weights = [2 * s3 - 3 * s2 + 1, (s3 - 2 * s2 + s) * h, 3 * s2 - 2 * s3, (s3 - s2) * h]
  const length = numbersOf(out.layout)
  let at = 0
  for (const { data } of extent === 'whole' ? [out.classifiers, out.means, out.samples] : [out.classifiers, out.means]) {
    blend(a.values, b.values, at, length, weights, data)
    at += data.length
  }
  if (out.measures.length !== a.measures.length) out.measures = new Float64Array(a.measures.length)
  for (let m = 0; m < out.measures.length; m++) out.measures[m] = (1 - s) * a.measures[m] + s * b.measures[m]
}

type Weights = readonly [number, number, number, number]

function blend(a: Float32Array, b: Float32Array, at: number, length: number, w: Weights, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    const j = at + i
    out[i] = w[0] * a[j] + w[1] * a[j + length] + w[2] * b[j] + w[3] * b[j + length]
  }
}
