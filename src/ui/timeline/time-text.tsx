import { useEffect, useRef } from 'react'
import { MathSymbol } from '../math-symbol.tsx'
import { timeText } from '../number-format.ts'
import { usePage } from '../page-context.tsx'

/** The moment on show; written in the animation loop. */
export function TimeText() {
  const { lab, animation } = usePage()
  const value = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      animation.onFrame(() => {
        const text = timeText(lab.player.time())
        if (value.current !== null && value.current.textContent !== text) value.current.textContent = text
      }),
    [lab, animation],
  )
  return (
    <p className="time-text">
      <MathSymbol symbol="t" /> = <span ref={value}>0</span>
    </p>
  )
}
