import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ParameterKey } from '../../experiment/values.ts'

/** Which control the reader is at, and whether dragging snaps to special values. */
interface Touched {
  /** Controls whose strip is open: the one touched last, and the one before it while the pointer is down. */
  readonly open: readonly ParameterKey[]
  readonly isPointerDown: () => boolean
  readonly isSnapping: boolean
  readonly setSnapping: (isSnapping: boolean) => void
}

const TouchedContext = createContext<Touched | null>(null)

/** What one watches a run with, and what belongs to a control though it hangs elsewhere: a press there closes nothing. */
const KEPT = '.timeline, .scene, .popover, .tip'

/**
 * Knows the control that was touched last. It stays so until another is, until Escape, or until a press elsewhere but
 * on the timeline and the picture, with which one watches the run.
 *
 * A strip closes when the pointer is released and not before: nothing moves under a finger.
 */
export function TouchedProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<readonly ParameterKey[]>([])
  const [isSnapping, setSnapping] = useState(false)
  const isDown = useRef(false)
  const isLeaving = useRef(false)
  useEffect(() => {
    const leaving = new AbortController()
    const on = <K extends keyof WindowEventMap>(type: K, heard: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(type, heard, { signal: leaving.signal, capture: true })
    const release = () => {
      isDown.current = false
      // After the click that follows the release, so that it lands where the press did.
      setTimeout(() => setOpen((keys) => settled(keys, isLeaving.current)))
    }
    const touch = (key: string) =>
      setOpen((keys) => (keys.at(-1) === key ? keys : [...(isDown.current ? keys.slice(-1) : []), key as ParameterKey]))
    on('pointerdown', ({ target }) => {
      isDown.current = true
      const key = controlAround(target)
      isLeaving.current = key === null && !isInside(target, KEPT)
      if (key !== null) touch(key)
    })
    on('focusin', ({ target }) => {
      const key = controlAround(target)
      if (key !== null) touch(key)
    })
    on('pointerup', release)
    on('pointercancel', release)
    on('keydown', ({ key }) => key === 'Escape' && setOpen((keys) => settled(keys, true)))
    return () => leaving.abort()
  }, [])
  const touched = useMemo(() => ({ open, isPointerDown: () => isDown.current, isSnapping, setSnapping }), [open, isSnapping])
  return <TouchedContext value={touched}>{children}</TouchedContext>
}

/** Key of the number or list whose control an event went to; null for everything else. */
function controlAround(target: EventTarget | null): string | null {
  const control = target instanceof Element ? target.closest<HTMLElement>('.parameter[role=group]') : null
  return control?.dataset['key'] ?? null
}

function isInside(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}

/** Renders nothing anew where nothing changes. */
function settled(keys: readonly ParameterKey[], isLeaving: boolean): readonly ParameterKey[] {
  if (isLeaving) return keys.length > 0 ? [] : keys
  return keys.length > 1 ? keys.slice(-1) : keys
}

/** The control that the reader is at. */
export function useTouched(): Touched {
  const touched = useContext(TouchedContext)
  if (touched === null) throw new Error('a control outside of its panel')
  return touched
}
