import { memo, useCallback, useId, useMemo, useState } from 'react'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { nextValue } from '../../experiment/slider-scale.ts'
import { specialValues } from '../../experiment/special-values.ts'
import { fieldText, shortFieldText, typedNumber } from '../number-format.ts'
import { late } from '../late.tsx'
import { usePage } from '../page-context.tsx'
import { ParameterFrame } from './parameter-frame.tsx'
import { Range } from './range.tsx'
import { ThresholdList, ThresholdTicks, thresholdsNow } from './thresholds.tsx'
import { useTouched } from './touched.tsx'
import { TypedField } from './typed-field.tsx'
import { useParameter } from './use-parameter.ts'

const ParameterStrip = late('The strip under the slider', async () => (await import('./parameter-strip.tsx')).ParameterStrip)

/** A number: dragged, typed, or moved by the arrow keys; with the special values that theory knows and, once touched, its strip. */
export function NumberControl({ parameter }: { parameter: NumberParameter }) {
  const { actions, store } = usePage()
  const id = useId()
  const { value, off, set, isChosen, clear } = useParameter(parameter)
  const [problem, setProblem] = useState<string | null>(null)
  const number = Number(value)
  const change = (next: number) => setProblem(next === number ? null : set(next))
  const take = (typed: string) => {
    const next = typedNumber(typed)
    return set(next ?? typed)
  }
  const special = useCallback(() => specialValues(parameter, thresholdsNow(parameter, store.getState())), [parameter, store])
  const isOn = off === null
  const more = useMemo(() => isOn && <ThresholdList parameter={parameter} />, [parameter, isOn])
  const shared = { label: parameter.name, describedBy: `${id}-about ${id}-problem` }
  const field = (
    <TypedField
      {...shared}
      isDisabled={!isOn}
      className="number-field"
      text={parameter.kind === 'real' ? shortFieldText(number) : fieldText(number)}
      inputMode="decimal"
      onCommit={take}
      onStep={(direction) => change(nextValue(parameter, number, direction, 'small'))}
      onProblem={setProblem}
    />
  )
  return (
    <ParameterFrame
      {...{ parameter, id, field, off, problem }}
      onReset={isChosen ? () => setProblem(clear()) : null}
      more={more}
    >
      {isOn && (
        <div className="track-box">
          <Range
            {...shared}
            id={`${id}-range`}
            parameter={parameter}
            value={number}
            special={special}
            onBegin={actions.beginGesture}
            onChange={change}
            onEnd={actions.endGesture}
          />
          <ThresholdTicks parameter={parameter} />
          <TouchedStrip parameter={parameter} onProblem={setProblem} />
        </div>
      )}
    </ParameterFrame>
  )
}

/** The strip of a control while it is the one that is touched. */
const TouchedStrip = memo(function TouchedStrip(props: { parameter: NumberParameter; onProblem: (sentence: string | null) => void }) {
  const { open } = useTouched()
  return open.includes(props.parameter.key) ? <ParameterStrip {...props} /> : null
})
