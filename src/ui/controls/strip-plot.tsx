import { memo, useMemo } from 'react'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { placeOf } from '../../experiment/slider-scale.ts'
import type { Strip } from '../../store/strip.ts'
import { gapsOf, HEIGHT, heightOf, pathOf, pointsOf, WIDTH, type StripScale } from './strip-scale.ts'

/** More points than this run into each other. */
const FEW = 16
/** A word fits into this part of a slider. */
const WORD = 0.16

interface StripPlotProps {
  readonly parameter: NumberParameter
  readonly strip: Strip
  readonly scale: StripScale
}

/** What theory says along the slider: the optimum as a hollow line, the metastable branch dashed, thresholds as verticals. */
export const StripPlot = memo(function StripPlot({ parameter, strip, scale }: StripPlotProps) {
  const [optimum, metastable] = useMemo(
    () => [strip.predicted, strip.metastable].map((curve) => pathOf(pointsOf(parameter, strip, curve), scale)),
    [parameter, strip, scale],
  )
  const lines = [0, 1].filter((value) => value > scale.least && value < scale.most && (value === 0 || strip.quantity.range[1] === 1))
  // Between whole numbers there is nothing: points, joined for the eye alone.
  const isCounted = parameter.kind === 'integer' && strip.values.length <= FEW
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {lines.map((value) => (
          <path key={value} className="strip-line" d={`M0 ${down(scale, value)}H${WIDTH}`} />
        ))}
        {strip.thresholds.map(({ symbol, value }) => (
          <path key={symbol} className="strip-threshold" d={`M${placeOf(parameter, value) * WIDTH} 0V${HEIGHT}`} />
        ))}
        <path className="strip-metastable" d={metastable} />
        {isCounted ? (
          <path className="strip-between" d={optimum} />
        ) : (
          <>
            <path className="strip-optimum" d={optimum} />
            <path className="strip-hollow" d={optimum} />
          </>
        )}
      </svg>
      {lines.map((value) => (
        <span key={value} className="strip-mark" style={{ '--height': heightOf(scale, value) }} aria-hidden="true">
          {value}
        </span>
      ))}
      {isCounted &&
        [...strip.predicted].map(
          (value, i) =>
            !Number.isNaN(value) && (
              <span
                key={strip.values[i]}
                className="strip-point"
                style={{ '--place': placeOf(parameter, strip.values[i]), '--height': heightOf(scale, value) }}
                aria-hidden="true"
              />
            ),
        )}
      {gapsOf(parameter, strip).map(
        ({ from, to, word }) =>
          to - from > WORD && (
            <span key={from} className="strip-gap" style={{ '--from': from, '--to': to }} aria-hidden="true">
              {word}
            </span>
          ),
      )}
    </>
  )
})

function down(scale: StripScale, value: number): number {
  return (1 - heightOf(scale, value)) * HEIGHT
}
