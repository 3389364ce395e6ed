import type { EngineInfo } from '../engine/backends/contract.ts'
import type { Ending } from '../engine/knot.ts'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { Values } from '../experiment/values.ts'
import { openingView, type View } from '../experiment/view.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { Grounds } from '../worker/pace.ts'
import type { Effort } from '../worker/protocol.ts'
import type { BestFound } from './best-found.ts'
import type { OpenLesson } from './open-lesson.ts'
import { WHOLE, type Seen } from './seen.ts'

/** How the latest run stands; changes a few times a second at most. */
export interface RunStatus {
  readonly engine: EngineInfo | null
  /** One line where the engine is not the one wanted. */
  readonly notice: string | null
  /** Why it is this engine, and what was measured; null until there is one. */
  readonly grounds: Grounds | null
  /** Null while the run is under way. */
  readonly ending: Ending | null
  /** Time of the flow computed so far. */
  readonly computed: number
  readonly effort: Effort
}

/** What is on show, for words and controls; the picture itself reads the player. */
export interface OnShow {
  readonly t: number
  /** Place on the timeline, 0…1. */
  readonly place: number
  readonly playing: boolean
  readonly atStart: boolean
  readonly atEnd: boolean
  readonly sentence: string
  /** What the picture's three dimensions keep of all. */
  readonly seen: Seen
  /** The search for the best equilibrium, where theory says nothing of the stretch on show; else null. */
  readonly bestFound: BestFound | null
}

/** One of two experiments that are compared. */
export type Side = 'A' | 'B'

/** The slow facts of the page. */
export interface LabState {
  readonly experiment: Experiment
  /** What a second experiment beside it sets; null is one experiment. The view's own is that of the link. */
  readonly versus: Values | null
  /** Which of two experiments the controls change: A and with it what B does not set, or what B sets. */
  readonly side: Side
  readonly view: View
  /** The lesson that is told beside the picture; null while there is none, or it is being loaded. */
  readonly lesson: OpenLesson | null
  /** Whether the list of lessons is shown in the place of the Lab. */
  readonly isLibrary: boolean
  /** Whether the page is shown to a room: large type, the whole screen, the keys of a clicker. */
  readonly isPresenting: boolean
  /** Whether a changed parameter acts on the whole run, or from the moment on show. */
  readonly fromHere: boolean
  /** Sentences about a link or an entry that could not be taken as it was. */
  readonly problems: readonly string[]
  /** Whether a newer version of the page waits to be opened. */
  readonly isUpdateReady: boolean
  readonly run: RunStatus
  readonly onShow: OnShow
  /** The predicted optimum of the stretch on show; null where there is no theory (yet). */
  readonly prediction: Prediction | null
}

export const noRun: RunStatus = {
  engine: null,
  notice: null,
  grounds: null,
  ending: null,
  computed: 0,
  effort: { dispatches: 0, evaluations: 0, milliseconds: 0 },
}

export const openingState: LabState = {
  experiment: openingExperiment,
  versus: null,
  side: 'A',
  view: openingView,
  lesson: null,
  isLibrary: false,
  isPresenting: false,
  fromHere: false,
  problems: [],
  isUpdateReady: false,
  run: noRun,
  onShow: { t: 0, place: 0, playing: false, atStart: true, atEnd: false, sentence: '', seen: WHOLE, bestFound: null },
  prediction: null,
}
