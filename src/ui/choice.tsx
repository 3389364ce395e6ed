import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components'
import { Icon, type IconName } from './icons.tsx'

export interface Option {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly icon?: IconName
}

interface ChoiceProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (value: string) => void
  /** 'field': the label stands above; 'compact': before the value; 'icon': the option's icon alone. */
  readonly form: 'field' | 'compact' | 'icon'
  readonly isDisabled?: boolean
}

/** One of a few: a button that shows the choice and opens the list, each option with its sentence. */
export function Choice({ label, options, value, onChange, form, isDisabled = false }: ChoiceProps) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Select
      className={`choice choice-${form}`}
      value={value}
      onChange={(key) => onChange(String(key))}
      isDisabled={isDisabled}
      aria-label={form === 'icon' ? label : undefined}
    >
      {form !== 'icon' && <Label>{label}</Label>}
      <Button className={form === 'icon' ? 'icon-button' : 'choice-button'}>
        {form === 'icon' ? (
          <Icon name={chosen?.icon ?? 'chevron'} />
        ) : (
          <>
            <SelectValue>{chosen?.label ?? value}</SelectValue>
            <Icon name="chevron" />
          </>
        )}
      </Button>
      <Popover className="popover" offset={6} placement={form === 'field' ? 'bottom' : 'top end'}>
        <ListBox className="choice-list">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="choice-option">
              <Text slot="label">{option.label}</Text>
              {option.description !== undefined && <Text slot="description">{option.description}</Text>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
