import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { Typeset } from '../math-symbol.tsx'
import { useFacts } from '../page-context.tsx'
import { useClockMap } from '../use-clock-map.ts'
import { clockTicks } from './clock-ticks.ts'
import { clockWords } from './clock-words.ts'

/** Labels of true time below the track, and at its end what the clock is even in. */
export const ClockAxis = memo(function ClockAxis() {
  const axis = useRef<HTMLDivElement>(null)
  const name = useRef<HTMLSpanElement>(null)
  const [width, setWidth] = useState(0)
  const [taken, setTaken] = useState(0)
  const { map, end } = useClockMap()
  const kind = useFacts((state) => state.view.clock)
  useEffect(() => {
    const [line, words] = [axis.current, name.current]
    if (line === null || words === null) return
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const beside = words.getBoundingClientRect().top < line.getBoundingClientRect().bottom
      setWidth(line.clientWidth / rem)
      setTaken(beside ? words.offsetWidth / rem : 0)
    })
    observer.observe(line)
    observer.observe(words)
    return () => observer.disconnect()
  }, [])
  const ticks = useMemo(() => clockTicks(map, kind, end, width, taken), [map, kind, end, width, taken])
  return (
    <div className="axis-frame">
      <div ref={axis} className="axis" aria-hidden="true">
        {ticks.map(({ t, place, label }) => (
          <span key={t} className="axis-tick" style={{ '--place': place }}>
            {label}
          </span>
        ))}
      </div>
      <span ref={name} className="axis-name">
        <Typeset text={clockWords[kind].axis} />
      </span>
    </div>
  )
})
