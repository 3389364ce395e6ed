import type { Page } from '../page.ts'
import { createPictureGlide } from './picture-glide.ts'

/** What leading a figure takes of a page. */
export type LedPage = Pick<Page, 'animation' | 'lab' | 'store' | 'surroundings' | 'hand'>

/**
 * Lets the figure of a page go from step to step of a lesson in one motion; where the reader prefers none it does not.
 * The function returned ends it.
 */
export function leadFigure({ animation, lab, store, surroundings, hand }: LedPage): () => void {
  const glide = createPictureGlide()
  const stop = animation.through((shown, now) => {
    const led = hand.held() === null ? glide.lead(shown, now) : shown
    if (glide.isGliding()) animation.request()
    return led
  })
  // The second of two pages has no lesson of its own, but the view of the first.
  const leave = store.subscribe((state, before) => {
    const [next, last] = [state.view.lesson, before.view.lesson]
    if (next === null || last === null || next.step === last.step || surroundings.reducedMotion()) return
    // A run of its own is there once its recording is; another moment of the same run at once.
    const former = lab.player.recording()
    glide.start(() => lab.player.recording() !== former || store.getState().experiment === before.experiment)
    animation.request()
  })
  return () => {
    stop()
    leave()
  }
}
