import { temporal, type TemporalState } from 'zundo'
import { createStore, useStore, type StoreApi } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { openingState, type LabState } from './state.ts'

/** The part of the state that undo goes back in: what runs. */
type Undoable = Pick<LabState, 'experiment' | 'versus'>

export type LabStore = StoreApi<LabState> & { temporal: StoreApi<TemporalState<Undoable>> }

/** Steps of undo that are kept. */
const HISTORY = 200

/** The store of slow facts, with a history of the experiment. */
export function createLabStore(): LabStore {
  return createStore<LabState>()(
    temporal(() => openingState, {
      partialize: ({ experiment, versus }): Undoable => ({ experiment, versus }),
      equality: (a, b) => a.experiment === b.experiment && a.versus === b.versus,
      limit: HISTORY,
    }),
  )
}

/** A slice of the store in a component. */
export function useLab<T>(store: LabStore, select: (state: LabState) => T): T {
  return useStore(store, select)
}

/** A few slices together; renders where one of them is another object. */
export function useLabAlike<T>(store: LabStore, select: (state: LabState) => T): T {
  return useStore(store, useShallow(select))
}

/** A slice of the history in a component. */
export function useHistory<T>(store: LabStore, select: (state: TemporalState<Undoable>) => T): T {
  return useStore(store.temporal, select)
}
