import { useId, useState } from 'react'
import { countsOf, resolve } from '../../experiment/experiment.ts'
import type { ListParameter } from '../../experiment/parameter.ts'
import { typedList } from '../number-format.ts'
import { useFacts } from '../page-context.tsx'
import { ParameterFrame } from './parameter-frame.tsx'
import { TypedField } from './typed-field.tsx'
import { useParameter } from './use-parameter.ts'

/** A list of whole numbers, typed with commas; while it is empty it shows what holds instead. */
export function ListControl({ parameter }: { parameter: ListParameter }) {
  const id = useId()
  const { value, off, set, isChosen, clear } = useParameter(parameter)
  const [problem, setProblem] = useState<string | null>(null)
  const values = useFacts((state) => state.experiment.values)
  const instead = countsOf(resolve(values)).join(', ')
  return (
    <ParameterFrame {...{ parameter, id, off, problem }} onReset={isChosen ? () => setProblem(clear()) : null}>
      <TypedField
        className="list-field"
        text={Array.isArray(value) ? value.join(', ') : ''}
        placeholder={instead}
        label={parameter.name}
        describedBy={`${id}-about ${id}-problem`}
        isDisabled={off !== null}
        inputMode="text"
        onCommit={(typed) => set(typedList(typed) ?? typed)}
        onProblem={setProblem}
      />
    </ParameterFrame>
  )
}
