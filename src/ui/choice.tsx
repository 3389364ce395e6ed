import { Icon, type IconName } from './icons.tsx'
import { ClosedSelect, lateSelect, type Closed } from './late-select.tsx'

export interface Option {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly icon?: IconName
}

export interface ChoiceProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (value: string) => void
  /** 'field': the label stands above; 'compact': before the value; 'icon': the option's icon alone. */
  readonly form: 'field' | 'compact' | 'icon'
  readonly isDisabled?: boolean
  /** What the choice is about, over the opened list. */
  readonly about?: string
}

/** One of a few: a button that shows the choice and opens the list, each option with its sentence. */
export const Choice = lateSelect('The list', async () => (await import('./choice-select.tsx')).ChoiceSelect, ClosedChoice)

function ClosedChoice({ label, options, value, form, isDisabled, onOpen, onHeld }: ChoiceProps & Closed) {
  const chosen = options.find((option) => option.value === value)
  return (
    <ClosedSelect
      className={`choice choice-${form}`}
      buttonClass={form === 'icon' ? 'icon-button' : 'choice-button'}
      label={label}
      hasLabel={form !== 'icon'}
      value={form === 'icon' ? undefined : (chosen?.label ?? value)}
      isDisabled={isDisabled}
      onOpen={onOpen}
      onHeld={onHeld}
    >
      {form === 'icon' && <Icon name={chosen?.icon ?? 'chevron'} />}
    </ClosedSelect>
  )
}
