import { Lab } from '../../store/lab.ts'
import { createSecondStore, followFirst } from '../../store/second-store.ts'
import type { Side } from '../../store/state.ts'
import type { LabStore } from '../../store/store.ts'
import { spawnLabWorker } from '../../worker/client.ts'
import { createAnimation, type Animation } from '../animation.ts'
import { createCalmListener } from '../calm-listener.ts'
import { followingTurn, type Turn } from '../dimensions/turn.ts'
import { keptEngine } from '../engine-choice.ts'
import type { Surroundings } from '../surroundings.ts'
import { createHand, type Hand } from '../touch/hand.ts'

/** What two pages have each for themselves, and where they are. */
interface Parts {
  readonly side: Side
  readonly store: LabStore
  readonly lab: Lab
  readonly animation: Animation
  readonly hand: Hand
  readonly surroundings: Surroundings
  readonly turn: Turn
}

/**
 * Keeps a second page beside the first while two experiments are compared: a store, a lab with its own worker, and a
 * loop of its own, on the first one's clock, with its actions and in its surroundings. It is made once and kept.
 */
export function createSecondKeeper<P extends Parts>(page: Window, first: P): () => P | null {
  let made: P | null = null
  let end: (() => void) | null = null
  const open = (): void => {
    made ??= createSecond(page, first)
    const { lab, store } = made
    first.lab.player.lead(lab.player)
    end = followFirst(store, first.store, (experiment) => lab.show(experiment))
  }
  const follow = (): void => {
    const isWanted = first.store.getState().versus !== null
    if (isWanted === (end !== null)) return
    if (isWanted) return open()
    end?.()
    end = null
    first.lab.player.lead(null)
  }
  follow()
  first.store.subscribe(follow)
  return () => (end === null ? null : made)
}

function createSecond<P extends Parts>(page: Window, first: P): P {
  const store = createSecondStore(first.store)
  const listener = createCalmListener(
    () => page.performance.now(),
    (change) => store.setState(change),
  )
  const lab = new Lab(spawnLabWorker, listener, keptEngine())
  const hand = createHand()
  const animation = createAnimation(page, lab, first.surroundings, hand, followingTurn(first.turn))
  // The timeline of both reaches as far as the longer run.
  lab.player.onChange(first.animation.request)
  store.subscribe((state, before) => state.experiment !== before.experiment && animation.request())
  return { ...first, side: 'B', store, lab, hand, animation }
}
