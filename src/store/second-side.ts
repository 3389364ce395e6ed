import type { Experiment } from '../experiment/experiment.ts'
import { differences } from '../experiment/versus.ts'
import type { LabState } from './state.ts'
import type { LabStore } from './store.ts'

/** Whether what the reader changes is what the second experiment sets. */
export function isSecondChanged({ versus, side }: LabState): boolean {
  return versus !== null && side === 'B'
}

/** Lets the second experiment be this one. */
export function showSecond(store: LabStore, second: Experiment): void {
  store.setState(({ experiment }) => ({ versus: differences(experiment, second) }))
}
