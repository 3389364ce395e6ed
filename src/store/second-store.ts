import { createStore } from 'zustand'
import type { Experiment } from '../experiment/experiment.ts'
import { secondOf } from '../experiment/versus.ts'
import { openingState, type LabState } from './state.ts'
import type { LabStore } from './store.ts'

/** The store of the second of two experiments, which follows the first's, and has its history. */
export interface SecondStore {
  readonly store: LabStore
  end(): void
}

/** Follows what runs, and how it is looked at; `onExperiment` hears of each second experiment that runs otherwise. */
export function createSecondStore(first: LabStore, onExperiment: (experiment: Experiment) => void): SecondStore {
  const store = Object.assign(
    createStore<LabState>()(() => ({ ...openingState, view: first.getState().view })),
    { temporal: first.temporal },
  )
  let running = ''
  const follow = (): void => {
    const { experiment, versus, side, view } = first.getState()
    if (versus === null) return
    const second = secondOf(experiment, versus)
    const text = JSON.stringify([second.values, second.events])
    if (text !== running) {
      running = text
      store.setState({ experiment: second, versus, side, view })
      onExperiment(second)
    } else if (view !== store.getState().view || side !== store.getState().side) store.setState({ side, view })
  }
  follow()
  return { store, end: first.subscribe(follow) }
}
