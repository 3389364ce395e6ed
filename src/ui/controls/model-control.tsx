import { memo, useCallback, useState } from 'react'
import { Button, Header, Label, ListBox, ListBoxItem, ListBoxSection, Popover, Select, Text } from 'react-aria-components'
import type { Preset } from '../../experiment/presets.ts'
import { presets } from '../../experiment/presets.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { modelOf, models } from '../../model/registry.ts'
import { Icon } from '../icons.tsx'
import { Typeset } from '../math-symbol.tsx'
import { modelWords } from '../model-words.ts'
import { usePage } from '../page-context.tsx'
import { useIsNarrow } from '../use-is-narrow.ts'
import { usePreset } from '../use-preset.ts'
import { useParameter } from './use-parameter.ts'

/** Keys of the list: those of presets are told from those of models. */
const presetKey = ({ key }: Preset) => `preset ${key}`
const papers = [...new Set(presets.map(({ paper }) => paper))]

/** The model, by itself or as an experiment of a paper: one list holds the models and then the presets by paper. */
export function ModelControl() {
  const parameter = parameterOf('model')
  const { value, set } = useParameter(parameter)
  const { load } = usePage()
  const preset = usePreset()
  const [problem, setProblem] = useState<string | null>(null)
  const choose = useCallback(
    (key: unknown) => {
      const chosen = presets.find((candidate) => presetKey(candidate) === key)
      if (chosen === undefined) return setProblem(set(String(key)))
      setProblem(null)
      load(chosen.shared)
    },
    [set, load],
  )
  return (
    <div className="parameter" data-key={parameter.key}>
      <ModelSelect model={String(value)} preset={preset} onChoose={choose} />
      <p className="parameter-problem" role="alert">
        {problem}
      </p>
    </div>
  )
}

interface ModelSelectProps {
  readonly model: string
  readonly preset: Preset | null
  readonly onChoose: (key: unknown) => void
}

/** Some forty options, whose list is built at every rendering, open or not: it renders when the choice is another. */
const ModelSelect = memo(function ModelSelect({ model, preset, onChoose }: ModelSelectProps) {
  const isNarrow = useIsNarrow()
  const { name, papers: byWhom } = modelWords(modelOf(model))
  // The model is what is selected, so that a preset can be chosen once more.
  return (
    <Select className="choice choice-field" value={model} onChange={onChoose}>
      <Label>{parameterOf('model').name}</Label>
      <Button className="choice-button model-button">
        <span className="model-words">
          <span>{name}</span>
          <span className="model-papers">{preset === null ? byWhom : <Typeset text={preset.name} />}</span>
        </span>
        <Icon name="chevron" />
      </Button>
      <Popover className="popover model-list" offset={isNarrow ? 6 : 24} placement={isNarrow ? 'top' : 'left bottom'}>
        <ListBox className="choice-list">
          <ListBoxSection>
            <Header>Models</Header>
            {models.map((one) => (
              <ModelOption key={one.key} {...modelWords(one)} id={one.key} summary={one.summary} />
            ))}
          </ListBoxSection>
          {papers.map((paper) => (
            <ListBoxSection key={paper}>
              <Header>Presets: {paper}</Header>
              {presets
                .filter((candidate) => candidate.paper === paper)
                .map((one) => (
                  <ModelOption key={one.key} id={presetKey(one)} name={one.name} summary={one.summary} isOnShow={one === preset} />
                ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
})

interface ModelOptionProps {
  readonly id: string
  readonly name: string
  readonly papers?: string
  readonly summary: string
  readonly isOnShow?: boolean
}

function ModelOption({ id, name, papers: byWhom = '', summary, isOnShow = false }: ModelOptionProps) {
  return (
    <ListBoxItem id={id} textValue={name} className="choice-option" data-on-show={isOnShow || undefined}>
      <Text slot="label">
        <Typeset text={name} />
        {byWhom !== '' && <span className="model-papers"> {byWhom}</span>}
      </Text>
      <Text slot="description">
        <Typeset text={summary} />
      </Text>
    </ListBoxItem>
  )
}
