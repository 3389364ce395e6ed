import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import type { Plane, ThresholdLine } from '../sweep/threshold-lines.ts'

/** Page → a worker of a sweep. Nothing is transferred; what is not wanted any more is ended by ending the worker. */
export type ToSweepWorker =
  /** The sweep that the cells which follow belong to; once, before them. On the graphics device many run at once. */
  | { readonly type: 'sweep'; readonly sweep: Sweep; readonly engine: 'loops' | 'webgpu' }
  /** Cells to compute, after those that wait already. */
  | { readonly type: 'cells'; readonly indices: readonly number[] }
  | { readonly type: 'lines'; readonly plane: Plane }

/** A worker of a sweep → page. */
export type FromSweepWorker =
  /** What was computed since the last message. */
  | { readonly type: 'cells'; readonly cells: readonly SweepCell[] }
  /** All lines so far; with `isDone` the last of these messages. */
  | { readonly type: 'lines'; readonly lines: readonly ThresholdLine[]; readonly isDone: boolean }
  /** Why there is no answer, in a sentence. */
  | { readonly type: 'problem'; readonly sentence: string }
