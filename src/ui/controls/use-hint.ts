import { useEffect, useState, type RefObject } from 'react'

/**
 * Whether the hint of a control is due: while a pointer rests on the `name` in it, and while its
 * slider is reached by keyboard; after a finger's press on the name until the next press. Escape sends it away.
 */
export function useHint(frame: RefObject<HTMLElement | null>, name: RefObject<HTMLElement | null>): boolean {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    const on = (target: HTMLElement | null, type: keyof HTMLElementEventMap, heard: (event: Event) => void) =>
      target?.addEventListener(type, heard, { signal: leaving.signal })
    on(name.current, 'pointerenter', (event) => isFinger(event) || setDue(true))
    on(name.current, 'pointerleave', (event) => isFinger(event) || setDue(false))
    on(name.current, 'click', (event) => isFinger(event) && setDue((wasDue) => !wasDue))
    on(document.documentElement, 'pointerdown', ({ target }) => {
      if (!(target instanceof Node && name.current?.contains(target) === true)) setDue(false)
    })
    on(frame.current, 'focusin', ({ target }) => setDue(target instanceof Element && target.matches('.range:focus-visible')))
    on(frame.current, 'focusout', () => setDue(false))
    on(frame.current, 'keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') setDue(false)
    })
    return () => leaving.abort()
  }, [frame, name])
  return isDue
}

/** A finger rests nowhere: it presses. */
function isFinger(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch'
}
