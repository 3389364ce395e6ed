import { openingExperiment, type Experiment } from './experiment.ts'
import { openingView, type View } from './view.ts'

/** What a link, a preset, a lesson step, a file and a command-line argument all are. */
export interface Shared {
  readonly experiment: Experiment
  readonly view: View
}

/** What a newcomer sees. */
export const openingShared: Shared = { experiment: openingExperiment, view: openingView }
