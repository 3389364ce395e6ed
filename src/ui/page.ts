import type { Experiment } from '../experiment/experiment.ts'
import type { Shared } from '../experiment/shared.ts'
import { createActions, type Actions } from '../store/actions.ts'
import { createAddress } from '../store/address.ts'
import { Lab } from '../store/lab.ts'
import type { Side } from '../store/state.ts'
import { createLabStore, type LabStore } from '../store/store.ts'
import { spawnLabWorker } from '../worker/client.ts'
import { createAnimation, type Animation } from './animation.ts'
import { createCalmListener } from './calm-listener.ts'
import { createTurn, type Turn } from './dimensions/turn.ts'
import { createSecondKeeper } from './compare/second-page.ts'
import { createTogether, type Together } from './compare/together.ts'
import { keptEngine } from './engine-choice.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'
import { createHand, type Hand } from './touch/hand.ts'

/** Everything behind the components, made once. */
export interface Page {
  readonly store: LabStore
  readonly lab: Lab
  readonly actions: Actions
  readonly animation: Animation
  readonly surroundings: Surroundings
  /** What the reader touches in the picture. */
  readonly hand: Hand
  /** How the reader turns the space of more than three dimensions. */
  readonly turn: Turn
  /** Which of two experiments it is about; A where there is one. */
  readonly side: Side
  /** What its picture shares with the other one. */
  readonly together: Together
  /** The page of the second experiment; null while there is one. */
  second(): Page | null
  /** Shows a preset, from the start or, to who prefers no motion, at its end. */
  load(shared: Shared): void
  /** Shows one run of a map in the Lab, likewise. */
  openRun(experiment: Experiment): void
}

/** Puts the page together and opens what its address says. */
export function createPage(page: Window): Page {
  const store = createLabStore()
  const lab = new Lab(
    spawnLabWorker,
    createCalmListener(
      () => page.performance.now(),
      (change) => store.setState(change),
    ),
    keptEngine(),
  )
  const address = createAddress(page, () => store.getState().view.embed !== null)
  const actions = createActions(store, lab, address, () => settle())
  const surroundings = createSurroundings(page, store)
  const hand = createHand()
  const turn = createTurn()
  const animation = createAnimation(page, lab, surroundings, hand, turn)
  const settle = (): void => {
    // Who prefers no motion sees the end at once, unless the link names a moment and stays there.
    if (!surroundings.reducedMotion() || (store.getState().view.moment !== null && !lab.player.playing)) return
    lab.player.pause()
    lab.player.seek(1)
  }
  const load = (shared: Shared): void => {
    actions.load(shared)
    settle()
  }
  const openRun = (experiment: Experiment): void => {
    actions.openRun(experiment)
    settle()
  }
  address.onNavigate((fragment) => void actions.open(fragment))
  void actions.open(address.read())
  // An edit while paused draws its ghost before the run has an entry.
  store.subscribe((state, before) => state.experiment !== before.experiment && animation.request())
  const shared = { store, lab, actions, animation, surroundings, hand, turn, load, openRun, together: createTogether() }
  const whole: Page = { ...shared, side: 'A', second: () => second() }
  const second = createSecondKeeper(page, whole)
  return whole
}
