import type { Lab } from './lab.ts'
import type { WriteLink } from './write-link.ts'

/** The actions on the clock: play, stand still, go to a moment. */
export function createPlayActions(lab: Lab, writeLink: WriteLink) {
  const atRest = <R>(act: () => R): R => {
    const result = act()
    writeLink('replace')
    return result
  }

  const actions = {
    /** From the start again: the same seed, hence the same run. */
    startAgain(): void {
      lab.player.seekTime(0)
      lab.player.play()
      writeLink('replace')
    },
    toggle(): void {
      if (lab.player.playing) actions.pause()
      else actions.play()
    },
    play: () => lab.player.play(),
    pause: () => atRest(() => lab.player.pause()),
    step: (direction: 1 | -1) => atRest(() => lab.player.step(direction)),
    /** While dragging; `settle` when the hand lets go. */
    seek: (place: number) => lab.player.seek(place),
    settle: () => writeLink('replace'),
    /** Goes to a time of the flow and stands there. */
    seekTime: (t: number) =>
      atRest(() => {
        lab.player.pause()
        lab.player.seekTime(t)
      }),
  }
  return actions
}
