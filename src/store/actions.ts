import type { Address } from './address.ts'
import { createCompareActions } from './compare-actions.ts'
import { createEditActions } from './edit-actions.ts'
import type { Lab } from './lab.ts'
import { createOpenActions } from './open-actions.ts'
import { createPlayActions } from './play-actions.ts'
import type { LabStore } from './store.ts'
import { createViewActions } from './view-actions.ts'

/** Everything a reader can do; each is one call, whoever asks (control, key, link). */
export type Actions = ReturnType<typeof createActions>

/**
 * The actions over a store, the lab behind it and the address bar.
 * @param onOpened called once a link or a step of a lesson is on show
 */
export function createActions(store: LabStore, lab: Lab, address: Address, onOpened: () => void = () => {}) {
  const { writeLink, actions } = createOpenActions(store, lab, address, onOpened)
  const play = createPlayActions(lab, writeLink)
  return {
    ...actions,
    ...play,
    ...createEditActions(store, lab, writeLink, play.startAgain),
    ...createViewActions(store, lab, writeLink),
    ...createCompareActions(store, lab, writeLink),
  }
}
