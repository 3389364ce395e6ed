import { useRef, type ChangeEvent, type KeyboardEvent, type PointerEvent } from 'react'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { nextSpecial, snapped } from '../../experiment/special-values.ts'
import { nextValue, placeOf, valueAt } from '../../experiment/slider-scale.ts'
import { fieldText } from '../number-format.ts'
import { useTouched } from './touched.tsx'

interface RangeProps {
  readonly id: string
  readonly parameter: NumberParameter
  readonly value: number
  readonly label: string
  readonly describedBy: string
  /** Special values on the slider, rising; asked for when a drag snaps. */
  readonly special: () => readonly number[]
  readonly onBegin: () => void
  readonly onChange: (value: number) => void
  readonly onEnd: () => void
}

/** Steps of the slider: finer than any screen's pixels. */
const STEPS = 1000
/** A drag snaps to a special value this near, in CSS pixels: the radius of the thumb. */
const SNAP_PX = 9

const keys: Readonly<Record<string, readonly [1 | -1, 'small' | 'large']>> = {
  ArrowRight: [1, 'small'],
  ArrowUp: [1, 'small'],
  ArrowLeft: [-1, 'small'],
  ArrowDown: [-1, 'small'],
  PageUp: [1, 'large'],
  PageDown: [-1, 'large'],
}

/**
 * A slider over the places of a parameter's scale. The browser's own range input: touch, keys and
 * screen readers come with it, and it can say values in the parameter's own scale. One gesture lasts
 * from the first press to the release. With Shift a drag snaps to special values, and an arrow key goes to the next.
 */
export function Range(props: RangeProps) {
  const { id, parameter, value, label, describedBy, special, onBegin, onChange, onEnd } = props
  // With the magnet on, dragging snaps without Shift, too.
  const { isSnapping } = useTouched()
  const isShiftHeld = useRef(false)
  const place = placeOf(parameter, value)
  const press = (event: KeyboardEvent) => {
    const step = keys[event.key]
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return
    onBegin()
    if (step === undefined) return
    event.preventDefault()
    onChange(event.shiftKey ? nextSpecial(special(), value, step[0]) : nextValue(parameter, value, ...step))
  }
  const point = (event: PointerEvent) => (isShiftHeld.current = event.shiftKey)
  const move = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const to = target.valueAsNumber / STEPS
    const isDue = isSnapping || isShiftHeld.current
    onChange((isDue ? snapped(parameter, special(), to, SNAP_PX / target.clientWidth) : null) ?? valueAt(parameter, to))
  }
  return (
    <input
      id={id}
      className="range"
      type="range"
      min={0}
      max={STEPS}
      step={1}
      value={Math.round(place * STEPS)}
      style={{ '--place': place }}
      aria-label={label}
      aria-describedby={describedBy}
      aria-valuetext={fieldText(value)}
      onPointerDown={(event) => {
        point(event)
        onBegin()
      }}
      onPointerMoveCapture={point}
      onKeyDown={press}
      onChange={move}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
      onKeyUp={onEnd}
      onBlur={onEnd}
    />
  )
}
