import { memo, useCallback, useState } from 'react'
import type { Preset } from '../../experiment/presets.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { modelOf } from '../../model/registry.ts'
import { ClosedSelect, lateSelect, type Closed } from '../late-select.tsx'
import { Typeset } from '../math-symbol.tsx'
import { modelWords } from '../model-words.ts'
import { usePage } from '../page-context.tsx'
import { usePreset } from '../use-preset.ts'
import { useParameter } from './use-parameter.ts'

/** The model, by itself or as an experiment of a paper: one list holds the models and then the presets by paper. */
export function ModelControl() {
  const parameter = parameterOf('model')
  const { value, set } = useParameter(parameter)
  const { load } = usePage()
  const preset = usePreset()
  const [problem, setProblem] = useState<string | null>(null)
  const choose = useCallback(
    (chosen: Preset | string) => {
      if (typeof chosen === 'string') return setProblem(set(chosen))
      setProblem(null)
      load(chosen.shared)
    },
    [set, load],
  )
  return (
    <div className="parameter" data-key={parameter.key}>
      <CalmModelSelect model={String(value)} preset={preset} onChoose={choose} />
      <p className="parameter-problem" role="alert">
        {problem}
      </p>
    </div>
  )
}

export interface ModelSelectProps {
  readonly model: string
  readonly preset: Preset | null
  /** Of a preset, or the key of a model. */
  readonly onChoose: (chosen: Preset | string) => void
}

/** Some forty options, whose list is built at every rendering, open or not: it renders when the choice is another. */
const CalmModelSelect = memo(lateSelect('The list of models', async () => (await import('./model-select.tsx')).ModelSelect, ClosedModels))

function ClosedModels({ model, preset, onOpen, onHeld }: ModelSelectProps & Closed) {
  const { name } = parameterOf('model')
  return (
    <ClosedSelect className="choice choice-field" buttonClass="choice-button model-button" label={name} hasLabel onOpen={onOpen} onHeld={onHeld}>
      <ModelWords model={model} preset={preset} />
    </ClosedSelect>
  )
}

/** The model's name, and whose it is or which preset is on show. */
export function ModelWords({ model, preset }: Pick<ModelSelectProps, 'model' | 'preset'>) {
  const { name, papers: byWhom } = modelWords(modelOf(model))
  return (
    <span className="model-words">
      <span>{name}</span>
      <span className="model-papers">{preset === null ? byWhom : <Typeset text={preset.name} />}</span>
    </span>
  )
}
