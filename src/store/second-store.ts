import { createStore } from 'zustand'
import type { Experiment } from '../experiment/experiment.ts'
import { secondOf } from '../experiment/versus.ts'
import { openingState, type LabState } from './state.ts'
import type { LabStore } from './store.ts'

/** The store of the second of two experiments: it follows that of the first, whose history it has. */
export function createSecondStore(first: LabStore): LabStore {
  return Object.assign(createStore<LabState>()(() => ({ ...openingState, view: first.getState().view })), {
    temporal: first.temporal,
  })
}

/**
 * Follows what runs and how it is looked at, as long as there are two; `show` hears of each second experiment that
 * runs otherwise than the one before. The function returned ends it.
 */
export function followFirst(second: LabStore, first: LabStore, show: (experiment: Experiment) => void): () => void {
  let running = ''
  const follow = (): void => {
    const { experiment, versus, side, view } = first.getState()
    if (versus === null) return
    const before = second.getState()
    const next = secondOf(experiment, versus)
    const text = JSON.stringify([next.values, next.events])
    const isOther = text !== running
    running = text
    if (isOther || versus !== before.versus || side !== before.side || view !== before.view) {
      second.setState({ experiment: isOther ? next : before.experiment, versus, side, view })
    }
    if (isOther) show(next)
  }
  follow()
  return first.subscribe(follow)
}
