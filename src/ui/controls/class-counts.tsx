import { useState, useSyncExternalStore, type CSSProperties, type KeyboardEvent } from 'react'
import { countsOf, minorityOf } from '../../experiment/experiment.ts'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { nextValue, placeOf, valueAt } from '../../experiment/slider-scale.ts'
import { inForce } from '../../store/in-force.ts'
import { classColour } from '../../theme/class-colours.ts'
import { fieldText } from '../number-format.ts'
import { useFactsAlike, usePage } from '../page-context.tsx'
import './class-counts.css'

/** More bars than this would be narrower than a fingertip. */
const MOST_BARS = 20
/** Places of a bar: finer than its pixels. */
const STEPS = 200
/** The least that a bar at full height stands for. */
const LEAST_TOP = 100

const keys: Readonly<Record<string, readonly [1 | -1, 'small' | 'large']>> = {
  ArrowUp: [1, 'small'],
  ArrowRight: [1, 'small'],
  ArrowDown: [-1, 'small'],
  ArrowLeft: [-1, 'small'],
  PageUp: [1, 'large'],
  PageDown: [-1, 'large'],
}

interface ClassCountsProps {
  /** Sets the counts of all classes; a sentence says why they cannot be taken. */
  readonly set: (counts: readonly number[]) => string | null
  readonly onProblem: (sentence: string | null) => void
  /** Whether it is in sight; until then it is not even loaded. */
  readonly isOpen: boolean
}

/**
 * The number of samples of each class as a bar in its colour, on a logarithmic scale, whose top is dragged or stepped
 * by keys: a disc, and for a minority class the ringed diamond of the picture.
 */
export function ClassCounts({ set, onProblem }: ClassCountsProps) {
  const { actions, surroundings } = usePage()
  const appearance = useSyncExternalStore(surroundings.onChange, surroundings.appearance)
  // As they are before a cure repeats them; a change acts on whole samples.
  const counts = useFactsAlike(({ experiment, fromHere, onShow }) =>
    countsOf({ ...inForce(experiment, fromHere ? onShow.t : 0), balancing: 'none' }).map((n) => Math.max(1, Math.round(n))),
  )
  const [at, setAt] = useState<number | null>(null)
  const [held, setHeld] = useState<NumberParameter | null>(null)
  const K = counts.length
  if (K > MOST_BARS) return null
  // The scale stands still under a finger.
  const scale = held ?? scaleOf(counts)
  const minority = minorityOf(counts)
  const change = (k: number, n: number) => {
    if (n !== counts[k]) onProblem(set(counts.with(k, n)))
  }
  const begin = () => {
    if (held === null) setHeld(scaleOf(counts))
    actions.beginGesture()
  }
  const end = () => {
    setHeld(null)
    actions.endGesture()
  }
  const press = (k: number) => (event: KeyboardEvent) => {
    const to = pressed(scale, counts[k], event.key)
    if (to === null) return
    event.preventDefault()
    begin()
    change(k, to)
  }
  return (
    <div className="class-counts">
      <div className="count-bars" role="group" aria-label="Samples of each class, as bars">
        {counts.map((n, k) => (
          <label
            key={k}
            className="count-bar"
            data-minority={minority[k] || undefined}
            style={{ '--class': classColour(k, K, appearance), '--place': placeOf(scale, n) } as CSSProperties}
          >
            <span className="count-room">
              <span className="count-fill" />
              <span className="count-mark" />
              <input
                type="range"
                min={0}
                max={STEPS}
                value={Math.round(STEPS * placeOf(scale, n))}
                aria-label={`Samples of class ${k + 1}`}
                aria-orientation="vertical"
                aria-valuetext={fieldText(n)}
                onPointerDown={begin}
                onKeyDown={press(k)}
                onChange={({ target }) => change(k, valueAt(scale, target.valueAsNumber / STEPS))}
                onPointerUp={end}
                onPointerCancel={end}
                onKeyUp={end}
                onFocus={() => setAt(k)}
                onBlur={() => {
                  setAt(null)
                  end()
                }}
              />
            </span>
            <span aria-hidden="true">{k + 1}</span>
          </label>
        ))}
      </div>
      <p className="count-read" aria-hidden="true">
        {at === null || at >= K ? 'Drag a bar, or step it with the arrow keys.' : `Class ${at + 1}: ${fieldText(counts[at])} samples`}
      </p>
    </div>
  )
}

/** From one sample to the power of ten above the most. */
function scaleOf(counts: readonly number[]): NumberParameter {
  const top = 10 ** Math.ceil(Math.log10(Math.max(LEAST_TOP, 1.001 * Math.max(...counts))))
  const { max } = parameterOf('counts') as { readonly max: number }
  return { ...(parameterOf('minorityCount') as NumberParameter), slider: [1, Math.min(max, top)] }
}

/** The count that a key leads to; null for other keys. */
function pressed(scale: NumberParameter, n: number, key: string): number | null {
  if (key === 'Home') return scale.slider[0]
  if (key === 'End') return scale.slider[1]
  const step = keys[key]
  return step === undefined ? null : nextValue(scale, n, ...step)
}
