import { useState } from 'react'
import type { ChoiceParameter } from '../../experiment/parameter.ts'
import { Choice } from '../choice.tsx'
import { Typeset } from '../math-symbol.tsx'
import { useParameter } from './use-parameter.ts'

/** One of a few named options. */
export function ChoiceControl({ parameter }: { parameter: ChoiceParameter }) {
  const { value, off, set } = useParameter(parameter)
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <div className="parameter" data-key={parameter.key}>
      <Choice
        form="field"
        label={parameter.name}
        options={parameter.options}
        value={String(value)}
        onChange={(chosen) => setProblem(set(chosen))}
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
    </div>
  )
}
