import { useEffect, useState } from 'react'
import type { ClockMap } from '../engine/clock.ts'
import { usePage } from './page-context.tsx'

/** Least time between two renderings of an axis that grows, in milliseconds. */
const EVERY_MS = 200

/** The clock's map and where it ends; renders anew at most five times a second while a run grows. */
export function useClockMap(): { readonly map: ClockMap; readonly end: number } {
  const { lab, animation } = usePage()
  const [shown, setShown] = useState(() => ({ map: lab.player.clock(), end: lab.player.recording().end() }))
  useEffect(() => {
    let told: ClockMap | null = null
    let late: number | undefined
    const tell = () => {
      late = undefined
      told = lab.player.clock()
      setShown({ map: told, end: lab.player.recording().end() })
    }
    const stop = animation.onFrame(() => {
      if (lab.player.clock() !== told) late ??= window.setTimeout(tell, EVERY_MS)
    })
    tell()
    return () => {
      stop()
      window.clearTimeout(late)
    }
  }, [lab, animation])
  return shown
}
