import { secondOf } from '../experiment/versus.ts'
import type { Lab } from './lab.ts'
import type { Side } from './state.ts'
import type { LabStore } from './store.ts'
import type { WriteLink } from './write-link.ts'

/** The actions on a second experiment beside the first. */
export function createCompareActions(store: LabStore, lab: Lab, writeLink: WriteLink) {
  return {
    /** Shows a second experiment beside the one on show, the same until something in it is changed. */
    compare(): void {
      store.setState({ versus: {}, side: 'B', fromHere: false })
      writeLink('push')
    },
    /** Which of two experiments the controls change. */
    setSide: (side: Side) => store.setState({ side, fromHere: false }),
    /** Ends the comparison and keeps one of the two: one step of undo. */
    keep(side: Side): void {
      const { experiment, versus } = store.getState()
      const kept = side === 'A' || versus === null ? experiment : secondOf(experiment, versus)
      store.setState({ experiment: kept, versus: null, side: 'A' })
      if (kept !== experiment) lab.show(kept)
      writeLink('push')
    },
  }
}
