import { useLayoutEffect, type RefObject } from 'react'
import { fitType } from './fit-type.ts'

/**
 * On a projector, where nobody scrolls, what a step tells is as large as its place allows: fitted anew with the place,
 * with what is told, and where a number that arrives takes another line.
 * @param box what scrolls; its first child is what must be seen, and says in `data-told` which step and answer it is
 */
export function useFittingType(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = box
    const content = current?.firstElementChild
    if (current == null || !(content instanceof HTMLElement)) return
    let fitted: string | undefined
    const fit = () => {
      fitted = content.dataset['told']
      fitType(current, content, document.documentElement.dataset['theme'] === 'projector')
    }
    // Within one step numbers never make the type grow again: it would go to and fro.
    const words = new ResizeObserver(() => {
      if (fitted !== content.dataset['told'] || content.offsetHeight > current.clientHeight) fit()
    })
    const place = new ResizeObserver(fit)
    fit()
    place.observe(current)
    words.observe(content)
    return () => {
      place.disconnect()
      words.disconnect()
    }
  }, [box])
}
