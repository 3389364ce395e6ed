import { rounded } from '../../experiment/number-text.ts'
import type { NumberParameter } from '../../experiment/parameter.ts'
import type { Threshold } from '../../theory/prediction.ts'
import { fieldText } from '../number-format.ts'
import { MathSymbol } from '../math-symbol.tsx'
import { placeOf } from '../../experiment/slider-scale.ts'

/** Least distance of two symbols on a track, as a part of it: no two touch. */
const APART = 0.09

/** The special values as ticks on the track, each with its symbol where there is room for it. */
export function ThresholdTicks({ parameter, thresholds }: { parameter: NumberParameter; thresholds: readonly Threshold[] }) {
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
export function ThresholdList({ thresholds }: { thresholds: readonly Threshold[] }) {
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
