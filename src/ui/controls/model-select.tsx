import { Button, Header, Label, ListBox, ListBoxItem, ListBoxSection, Popover, Select, Text } from 'react-aria-components'
import { parameterOf } from '../../experiment/parameters.ts'
import { presets, type Preset } from '../../experiment/presets.ts'
import { models } from '../../model/registry.ts'
import { Icon } from '../icons.tsx'
import { useOpening, type Opening } from '../late-select.tsx'
import { Typeset } from '../math-symbol.tsx'
import { modelWords } from '../model-words.ts'
import { useIsNarrow } from '../use-is-narrow.ts'
import { ModelWords, type ModelSelectProps } from './model-control.tsx'

const papers = [...new Set(presets.map(({ paper }) => paper))]

/** Keys of the list: those of presets are told from those of models. */
const presetKey = ({ key }: Preset) => `preset ${key}`

/** The models, and then the presets by paper. */
export function ModelSelect({ model, preset, onChoose, opensAtOnce }: ModelSelectProps & Opening) {
  const { button, select } = useOpening({ opensAtOnce })
  const isNarrow = useIsNarrow()
  const choose = (key: unknown) => onChoose(presets.find((one) => presetKey(one) === key) ?? String(key))
  // The model is what is selected, so that a preset can be chosen once more.
  return (
    <Select {...select} className="choice choice-field" value={model} onChange={choose}>
      <Label>{parameterOf('model').name}</Label>
      <Button ref={button} className="choice-button model-button">
        <ModelWords model={model} preset={preset} />
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
}

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
