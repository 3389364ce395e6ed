import { useEffect } from 'react'
import { usePage } from '../page-context.tsx'
import { createPictureGlide } from './picture-glide.ts'

/** While a lesson is open, the figure goes from step to step in one motion; where the reader prefers none it does not. */
export function usePictureGlide(): void {
  const { animation, lab, store, surroundings, hand } = usePage()
  useEffect(() => {
    const glide = createPictureGlide()
    const stop = animation.through((shown, now) => {
      const led = hand.held() === null ? glide.lead(shown, now) : shown
      if (glide.isGliding()) animation.request()
      return led
    })
    const leave = store.subscribe((state, before) => {
      if (state.lesson === before.lesson || state.lesson === null || before.lesson === null) return
      if (state.lesson.place.step === before.lesson.place.step || surroundings.reducedMotion()) return
      // A run of its own is there once its recording is; another moment of the same run at once.
      const former = lab.player.recording()
      glide.start(() => lab.player.recording() !== former || store.getState().experiment === before.experiment)
      animation.request()
    })
    return () => {
      stop()
      leave()
    }
  }, [animation, lab, store, surroundings, hand])
}
