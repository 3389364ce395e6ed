import type { ChoiceParameter } from '../../experiment/parameter.ts'
import { Choice } from '../choice.tsx'
import { useParameter } from './use-parameter.ts'

/** One of a few named options. */
export function ChoiceControl({ parameter }: { parameter: ChoiceParameter }) {
  const { value, off, set } = useParameter(parameter)
  return (
    <div className="parameter" data-key={parameter.key}>
      <Choice
        form="field"
        label={parameter.name}
        options={parameter.options}
        value={String(value)}
        onChange={set}
        isDisabled={off !== null}
      />
      {off !== null && <p className="parameter-off">{off}</p>}
    </div>
  )
}
