import { useEffect, useRef, useState } from 'react'
import { useFacts } from '../page-context.tsx'
import { useClockMap } from '../use-clock-map.ts'
import { clockTicks } from './clock-ticks.ts'

/** Labels of true time below the track. */
export function ClockAxis() {
  const axis = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const { map, end } = useClockMap()
  const kind = useFacts((state) => state.view.clock)
  useEffect(() => {
    const element = axis.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setWidth(entry.contentRect.width / rem)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={axis} className="axis" aria-hidden="true">
      {clockTicks(map, kind, end, width).map(({ t, place, label }) => (
        <span key={t} className="axis-tick" style={{ '--place': place }}>
          {label}
        </span>
      ))}
    </div>
  )
}
