import { useEffect, useState, type RefObject } from 'react'

/**
 * Whether the hint of a control is due: while a pointer rests on the `name` in it, and while its
 * slider is reached by keyboard; Escape sends it away.
 */
export function useHint(frame: RefObject<HTMLElement | null>, name: RefObject<HTMLElement | null>): boolean {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    const on = (target: HTMLElement | null, type: keyof HTMLElementEventMap, heard: (event: Event) => void) =>
      target?.addEventListener(type, heard, { signal: leaving.signal })
    on(name.current, 'pointerenter', () => setDue(true))
    on(name.current, 'pointerleave', () => setDue(false))
    on(frame.current, 'focusin', ({ target }) => setDue(target instanceof Element && target.matches('.range:focus-visible')))
    on(frame.current, 'focusout', () => setDue(false))
    on(frame.current, 'keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') setDue(false)
    })
    return () => leaving.abort()
  }, [frame, name])
  return isDue
}
