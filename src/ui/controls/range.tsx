import type { KeyboardEvent } from 'react'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { fieldText } from '../number-format.ts'
import { nextValue, placeOf, valueAt } from '../../experiment/slider-scale.ts'

interface RangeProps {
  readonly id: string
  readonly parameter: NumberParameter
  readonly value: number
  readonly label: string
  readonly describedBy: string
  readonly onBegin: () => void
  readonly onChange: (value: number) => void
  readonly onEnd: () => void
}

/** Steps of the slider: finer than any screen's pixels. */
const STEPS = 1000

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
 * from the first press to the release.
 */
export function Range(props: RangeProps) {
  const { id, parameter, value, label, describedBy, onBegin, onChange, onEnd } = props
  const place = placeOf(parameter, value)
  const press = (event: KeyboardEvent) => {
    const step = keys[event.key]
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return
    onBegin()
    if (step === undefined) return
    event.preventDefault()
    onChange(nextValue(parameter, value, ...step))
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
      onPointerDown={onBegin}
      onKeyDown={press}
      onChange={(event) => onChange(valueAt(parameter, event.target.valueAsNumber / STEPS))}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
      onKeyUp={onEnd}
      onBlur={onEnd}
    />
  )
}
