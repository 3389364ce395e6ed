import type { EngineInfo } from '../engine/backends/contract.ts'
import type { Ending } from '../engine/knot.ts'
import type { Layout } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import type { RunPlan } from '../engine/run.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { Grounds } from './pace.ts'
import type { Answer, Question } from './study.ts'

/** Which engine the reader asks for: the graphics device, the processor, or whichever is the faster. */
export type EngineChoice = 'auto' | 'webgpu' | 'loops'

/**
 * Page → worker. Runs are numbered by the page, rising; a new start ends the run before it.
 * Nothing is transferred: plans are small and copied.
 */
export type ToWorker =
  | { readonly type: 'start'; readonly run: number; readonly plan: RunPlan; readonly engine: EngineChoice }
  | { readonly type: 'stop'; readonly run: number }
  /** The page has taken one batch of entries; the worker keeps at most two on the way. */
  | { readonly type: 'taken'; readonly run: number }
  /** A question beside the runs; a worker that is asked has no runs. */
  | { readonly type: 'ask'; readonly run: number; readonly question: Question }
  /** Whether the worker is still alive; it answers at once, whatever it is doing. */
  | { readonly type: 'ping'; readonly run: number }

/** What an engine has done so far in a run. */
export interface Effort {
  readonly dispatches: number
  readonly evaluations: number
  /** Time that the flow took, recording and drawing apart, in milliseconds. */
  readonly milliseconds: number
}

/**
 * Worker → page. The arrays of `entries` are transferred: the page owns them, the worker has none.
 */
export type FromWorker =
  /** What a question was answered so far. */
  | { readonly type: 'answer'; readonly run: number; readonly answer: Answer }
  /** The answer to a ping. */
  | { readonly type: 'pong'; readonly run: number }
  /** The engine that goes on with the run, and why. */
  | { readonly type: 'engine'; readonly run: number; readonly info: EngineInfo; readonly grounds: Grounds }
  /** A stretch begins; entries of it follow. */
  | { readonly type: 'layout'; readonly run: number; readonly segment: number; readonly layout: Layout }
  /** What theory predicts of a stretch, where that takes too long for the page's own thread. */
  | {
      readonly type: 'prediction'
      readonly run: number
      readonly segment: number
      readonly prediction: Prediction | null
    }
  | {
      readonly type: 'entries'
      readonly run: number
      readonly entries: readonly Entry[]
      readonly effort: Effort
    }
  | { readonly type: 'ended'; readonly run: number; readonly ending: Ending; readonly effort: Effort }
