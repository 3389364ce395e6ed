import { memo, useCallback, useId, useState } from 'react'
import type { ChoiceParameter } from '../../experiment/parameter.ts'
import { Choice } from '../choice.tsx'
import { Typeset } from '../math-symbol.tsx'
import { useParameter } from './use-parameter.ts'

/** A list of options costs a millisecond to render; it does so when its value is another. */
const CalmChoice = memo(Choice)

/** One of a few named options. */
export function ChoiceControl({ parameter }: { parameter: ChoiceParameter }) {
  const { value, off, set } = useParameter(parameter)
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const choose = useCallback((chosen: string) => setProblem(set(chosen)), [set])
  return (
    <div className="parameter" role="group" aria-label={parameter.name} aria-describedby={id} data-key={parameter.key}>
      <CalmChoice
        form="field"
        label={parameter.name}
        about={parameter.description}
        options={parameter.options}
        value={String(value)}
        onChange={choose}
        isDisabled={off !== null}
      />
      {off !== null && (
        <p className="parameter-off">
          <Typeset text={off} />
        </p>
      )}
      <p className="parameter-problem" role="alert">
        {problem}
      </p>
      <p id={id} hidden>
        {parameter.description} {off}
      </p>
    </div>
  )
}
