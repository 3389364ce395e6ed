import { useEffect, useState } from 'react'
import type { ClockMap } from '../engine/clock.ts'
import { atMost } from './at-most.ts'
import { usePage } from './page-context.tsx'

/** Least time between two renderings of an axis that grows, in milliseconds. */
const EVERY_MS = 200

/** The clock's map and where it ends; renders anew at most five times a second while a run grows. */
export function useClockMap(): { readonly map: ClockMap; readonly end: number } {
  const { lab, animation } = usePage()
  const [shown, setShown] = useState(() => ({ map: lab.player.clock(), end: lab.player.end() }))
  useEffect(() => {
    const tell = atMost(EVERY_MS, () => {
      const map = lab.player.clock()
      setShown((before) => (before.map === map ? before : { map, end: lab.player.end() }))
    })
    const stop = animation.onFrame(tell.ask)
    tell.ask()
    return () => {
      stop()
      tell.stop()
    }
  }, [lab, animation])
  return shown
}
