import type { Entry } from '../engine/entry.ts'
import type { Recording } from '../engine/recording.ts'
import type { Lengths } from '../theory/point-of-theory.ts'
import { longestOf } from './curve-point.ts'
import { frameOfEntry, lightLayout } from './light-entry.ts'

/** Lengths of the longest vectors of a run up to a moment, by which a vector has vanished; each entry is read once. */
export class LongestSoFar {
  private recording: Recording | null = null
  private last: Entry | null = null
  private readonly lengths: Lengths[] = []

  /** Of the entries up to time t; zero where nothing is recorded. */
  at(recording: Recording, t: number): Lengths {
    if (recording.isEmpty()) return nothing
    const { entries } = recording
    const taken = this.lengths.length
    // Entries inside are dropped where a run is long: then all are read anew.
    if (recording !== this.recording || entries[taken - 1] !== this.last) this.lengths.length = 0
    this.recording = recording
    const end = recording.indexAt(t)
    for (let i = this.lengths.length; i <= end; i++) {
      const frame = frameOfEntry(entries[i], lightLayout(recording.layouts[entries[i].segment]))
      this.lengths.push(longestOf(this.lengths[i - 1] ?? nothing, frame))
    }
    this.last = entries[this.lengths.length - 1]
    return this.lengths[end]
  }
}

const nothing: Lengths = { classifiers: 0, means: 0 }
