import { useEffect, useRef, useState } from 'react'

/** The value, renewed at most once in `everyMs` milliseconds; the last one is never lost. */
export function useSlowly<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState(value)
  const shownAt = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, shownAt.current + everyMs - performance.now())
    const timer = window.setTimeout(() => {
      shownAt.current = performance.now()
      setShown(value)
    }, wait)
    return () => window.clearTimeout(timer)
  }, [value, everyMs])
  return shown
}
