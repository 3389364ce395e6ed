import { useEffect, useRef, useState } from 'react'
import { atMost, type AtMost } from './at-most.ts'

/** The value, renewed at most once in `everyMs` milliseconds; the last one is never lost. */
export function useSlowly<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const calm = useRef<AtMost>(null)
  useEffect(() => {
    calm.current = atMost(everyMs, () => setShown(latest.current))
    return () => calm.current?.stop()
  }, [everyMs])
  useEffect(() => {
    latest.current = value
    calm.current?.ask()
  }, [value])
  return shown
}
