import { useId, useState } from 'react'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { specialValues } from '../../experiment/special-values.ts'
import { thresholdsOf } from '../../experiment/thresholds-of.ts'
import { fieldText, shortFieldText, typedNumber } from '../number-format.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { nextValue } from '../../experiment/slider-scale.ts'
import { ParameterFrame } from './parameter-frame.tsx'
import { ParameterStrip } from './parameter-strip.tsx'
import { Range } from './range.tsx'
import { ThresholdList, ThresholdTicks } from './thresholds.tsx'
import { useTouched } from './touched.tsx'
import { TypedField } from './typed-field.tsx'
import { useParameter } from './use-parameter.ts'

/** A number: dragged, typed, or moved by the arrow keys; with the special values that theory knows and, once touched, its strip. */
export function NumberControl({ parameter }: { parameter: NumberParameter }) {
  const { actions } = usePage()
  const id = useId()
  const { value, off, set, isChosen, clear } = useParameter(parameter)
  const [problem, setProblem] = useState<string | null>(null)
  const prediction = useFacts((state) => state.prediction)
  const values = useFacts((state) => state.experiment.values)
  const thresholds = off === null ? thresholdsOf(parameter, values, prediction) : []
  const special = specialValues(parameter, thresholds)
  const { open, isSnapping } = useTouched()
  const number = Number(value)
  const change = (next: number) => setProblem(next === number ? null : set(next))
  const take = (typed: string) => {
    const next = typedNumber(typed)
    return set(next ?? typed)
  }
  const shared = { label: parameter.name, describedBy: `${id}-about ${id}-problem` }
  const field = (
    <TypedField
      {...shared}
      isDisabled={off !== null}
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
      more={thresholds.length > 0 && <ThresholdList thresholds={thresholds} />}
    >
      {off === null && (
        <div className="track-box">
          <Range
            {...shared}
            id={`${id}-range`}
            parameter={parameter}
            value={number}
            special={special}
            isSnapping={isSnapping}
            onBegin={actions.beginGesture}
            onChange={change}
            onEnd={actions.endGesture}
          />
          <ThresholdTicks parameter={parameter} thresholds={thresholds} />
          {open.includes(parameter.key) && <ParameterStrip parameter={parameter} onProblem={setProblem} />}
        </div>
      )}
    </ParameterFrame>
  )
}
