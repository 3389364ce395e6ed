import { useRef } from 'react'
import { rounded } from '../../experiment/number-text.ts'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { thresholdsOf } from '../../experiment/thresholds-of.ts'
import type { LabState } from '../../store/state.ts'
import type { Threshold } from '../../theory/prediction.ts'
import { fieldText } from '../number-format.ts'
import { MathSymbol } from '../math-symbol.tsx'
import { useFacts } from '../page-context.tsx'
import { placeOf } from '../../experiment/slider-scale.ts'

/** Least distance of two symbols on a track, as a part of it: no two touch. */
const APART = 0.09

interface ThresholdsProps {
  readonly parameter: NumberParameter
}

/** The special values of a parameter as they are now. */
export function thresholdsNow(parameter: NumberParameter, { experiment, prediction }: LabState): readonly Threshold[] {
  return thresholdsOf(parameter, experiment.values, prediction)
}

/** The same in a component, which renders where one of them has moved rather than at every new prediction. */
function useThresholds(parameter: NumberParameter): readonly Threshold[] {
  const last = useRef<readonly Threshold[]>([])
  return useFacts((state) => {
    const next = thresholdsNow(parameter, state)
    return areAlike(last.current, next) ? last.current : (last.current = next)
  })
}

function areAlike(a: readonly Threshold[], b: readonly Threshold[]): boolean {
  return a.length === b.length && a.every(({ symbol, value, meaning }, i) => symbol === b[i].symbol && value === b[i].value && meaning === b[i].meaning)
}

/** The special values as ticks on the track, each with its symbol where there is room for it. */
export function ThresholdTicks({ parameter }: ThresholdsProps) {
  const thresholds = useThresholds(parameter)
  const [least, most] = parameter.slider
  const shown = thresholds.filter(({ value }) => value >= least && value <= most)
  const places = shown.map(({ value }) => placeOf(parameter, value))
  return (
    <div className="thresholds" aria-hidden="true">
      {shown.map(({ symbol }, i) => (
        <span key={symbol} className="threshold" style={{ '--place': places[i] }}>
          {places.slice(0, i).every((place) => Math.abs(place - places[i]) >= APART) && <MathSymbol symbol={symbol} />}
        </span>
      ))}
    </div>
  )
}

/** The special values in words. */
export function ThresholdList({ parameter }: ThresholdsProps) {
  const thresholds = useThresholds(parameter)
  return thresholds.map(({ symbol, value, meaning }) => (
    <span key={symbol} className="threshold-words">
      <MathSymbol symbol={symbol} /> = {thresholdText(value)}: {meaning}.{' '}
    </span>
  ))
}

function thresholdText(value: number): string {
  const short = rounded(value, 3)
  return short >= 1000 ? short.toLocaleString('en-US') : fieldText(short)
}
