import { useContext, useId, useState } from 'react'
import { DisclosureStateContext } from 'react-aria-components'
import { countsOf, specOf } from '../../experiment/experiment.ts'
import type { ListParameter } from '../../experiment/parameter.ts'
import type { ParameterKey, Resolved } from '../../experiment/values.ts'
import { layerDecaysOf } from '../../model/spec.ts'
import { inForce } from '../../store/in-force.ts'
import { late } from '../late.tsx'
import { fieldText, typedList } from '../number-format.ts'
import { useFacts } from '../page-context.tsx'
import { ParameterFrame } from './parameter-frame.tsx'
import { TypedField } from './typed-field.tsx'
import { useParameter } from './use-parameter.ts'

const ClassCounts = late('The bars of the counts', async () => (await import('./class-counts.tsx')).ClassCounts)

/** What holds while a list is empty. */
const instead: Partial<Record<ParameterKey, (resolved: Resolved) => readonly number[]>> = {
  counts: countsOf,
  layerDecays: (resolved) => layerDecaysOf(specOf(resolved)),
}

/** A list of numbers, typed with commas; while it is empty it shows what holds instead. Counts are dragged, too. */
export function ListControl({ parameter }: { parameter: ListParameter }) {
  const id = useId()
  const { value, off, set, isChosen, clear } = useParameter(parameter)
  const [problem, setProblem] = useState<string | null>(null)
  // Nothing is loaded for what lies folded away.
  const isInSight = useContext(DisclosureStateContext)?.isExpanded ?? true
  const placeholder = useFacts(({ experiment }) =>
    off === null ? instead[parameter.key]?.(inForce(experiment)).map(fieldText).join(', ') : '',
  )
  return (
    <ParameterFrame {...{ parameter, id, off, problem }} onReset={isChosen ? () => setProblem(clear()) : null}>
      <TypedField
        className="list-field"
        text={Array.isArray(value) ? value.map(fieldText).join(', ') : ''}
        placeholder={placeholder}
        label={parameter.name}
        describedBy={`${id}-about ${id}-problem`}
        isDisabled={off !== null}
        inputMode="text"
        onCommit={(typed) => set(typedList(typed) ?? typed)}
        onProblem={setProblem}
      />
      {parameter.key === 'counts' && off === null && <ClassCounts isOpen={isInSight} set={set} onProblem={setProblem} />}
    </ParameterFrame>
  )
}
