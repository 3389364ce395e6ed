import { memo, useEffect, useMemo, useRef } from 'react'
import { ToggleButton } from 'react-aria-components'
import { valuesAt } from '../../experiment/experiment.ts'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { placeOf } from '../../experiment/slider-scale.ts'
import { isRampable, numberAt } from '../../store/ramp-of.ts'
import { predictedNow, type Strip } from '../../store/strip.ts'
import '../css/strip.css'
import { Icon } from '../icons.tsx'
import { MathSymbol, Typeset } from '../math-symbol.tsx'
import { useFacts } from '../page-context.tsx'
import { Tip } from '../tip.tsx'
import { RampButton } from './ramp-button.tsx'
import { StripPlot } from './strip-plot.tsx'
import { heightOf, scaleOf } from './strip-scale.ts'
import { predictedText, stripSentence } from './strip-text.ts'
import { useTouched } from './touched.tsx'
import { useRunOnStrip } from './use-run-on-strip.ts'
import { useStrip } from './use-strip.ts'

interface ParameterStripProps {
  readonly parameter: NumberParameter
  readonly onProblem: (sentence: string | null) => void
}

/** Under the slider that is touched: what theory predicts along it, and where the run is. */
export function ParameterStrip({ parameter, onProblem }: ParameterStripProps) {
  const strip = useStrip(parameter)
  return strip === null ? null : <OpenStrip {...{ parameter, strip, onProblem }} />
}

function OpenStrip({ parameter, strip, onProblem }: ParameterStripProps & { readonly strip: Strip }) {
  const box = useRef<HTMLDivElement>(null)
  useBroughtIntoView(box)
  const scale = useMemo(() => scaleOf(strip), [strip])
  const { dot, trail, now } = useRunOnStrip(parameter, strip, scale)
  const { value, predicted } = usePrediction(parameter, strip)
  return (
    <div ref={box} className="strip">
      <div className="strip-plot" role="img" aria-label={stripSentence(parameter, strip, value, predicted)}>
        <StripPlot {...{ parameter, strip, scale }} />
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path ref={trail} className="strip-trail" />
        </svg>
        {typeof predicted === 'number' && (
          <span
            className="strip-goal"
            style={{ '--place': placeOf(parameter, value), '--height': heightOf(scale, predicted) }}
            aria-hidden="true"
          />
        )}
        <span ref={dot} className="strip-dot" aria-hidden="true" hidden />
      </div>
      <div className="strip-foot">
        <p className="strip-words">
          <span className="strip-name">
            <MathSymbol symbol={strip.quantity.symbol} /> <Typeset text={strip.quantity.name} />
          </span>
          <span className="strip-numbers">
            {predictedText(predicted)} · now <span ref={now}>–</span>
          </span>
        </p>
        {strip.thresholds.length > 0 && <SnapButton />}
        {isRampable(parameter) && <RampButton {...{ parameter, onProblem }} thresholds={strip.thresholds} />}
      </div>
    </div>
  )
}

/** The parameter's value at the moment on show, and what is predicted for it. */
function usePrediction(parameter: NumberParameter, { quantity }: Strip): { value: number; predicted: number | string } {
  const experiment = useFacts((state) => state.experiment)
  const t = useFacts((state) => (state.experiment.events.length > 0 ? state.onShow.t : 0))
  return useMemo(
    () => ({ value: numberAt(experiment, parameter, t), predicted: predictedNow(valuesAt(experiment, t), quantity) }),
    [experiment, parameter, t, quantity],
  )
}

/** Dragging snaps to special values while this is on, as it does with Shift held. */
const SnapButton = memo(function SnapButton() {
  const { isSnapping, setSnapping } = useTouched()
  return (
    <Tip text={<>Dragging snaps to special values<kbd>Shift</kbd></>}>
      <ToggleButton className="icon-button" aria-label="Snap to special values" isSelected={isSnapping} onChange={setSnapping}>
        <Icon name="magnet" />
      </ToggleButton>
    </Tip>
  )
})

/** Scrolls what has opened into view, once it has its height and no finger is down. */
function useBroughtIntoView(box: { readonly current: HTMLElement | null }): void {
  const { isPointerDown } = useTouched()
  useEffect(() => {
    const leaving = new AbortController()
    const bring = () => isPointerDown() || box.current?.scrollIntoView({ block: 'nearest' })
    box.current?.addEventListener('transitionend', bring, { signal: leaving.signal })
    window.addEventListener('pointerup', bring, { signal: leaving.signal, once: true })
    bring()
    return () => leaving.abort()
  }, [box, isPointerDown])
}
