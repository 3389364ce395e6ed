import { useEffect } from 'react'
import type { Page } from '../page.ts'
import { createPictureGlide } from './picture-glide.ts'

/**
 * While a lesson is open, the figure of a page goes from step to step in one motion; where the reader prefers none it
 * does not. The second of two pages has a figure, and a run, of its own; null where there is none.
 */
export function usePictureGlide(page: Page | null): void {
  useEffect(() => {
    if (page === null) return
    const { animation, lab, store, surroundings, hand } = page
    const glide = createPictureGlide()
    const stop = animation.through((shown, now) => {
      const led = hand.held() === null ? glide.lead(shown, now) : shown
      if (glide.isGliding()) animation.request()
      return led
    })
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
  }, [page])
}
