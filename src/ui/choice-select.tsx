import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components'
import type { ChoiceProps } from './choice.tsx'
import { Icon } from './icons.tsx'
import { Typeset } from './math-symbol.tsx'
import { useOpening, type Opening } from './late-select.tsx'

/** A choice with its list. */
export function ChoiceSelect({ label, options, value, onChange, form, isDisabled = false, about, opensAtOnce }: ChoiceProps & Opening) {
  const { button, select } = useOpening({ opensAtOnce })
  const chosen = options.find((option) => option.value === value)
  return (
    <Select
      {...select}
      className={`choice choice-${form}`}
      value={value}
      onChange={(key) => onChange(String(key))}
      isDisabled={isDisabled}
      aria-label={form === 'icon' ? label : undefined}
    >
      {form !== 'icon' && <Label>{label}</Label>}
      <Button ref={button} className={form === 'icon' ? 'icon-button' : 'choice-button'}>
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
        {about !== undefined && (
          <p className="choice-about">
            <Typeset text={about} />
          </p>
        )}
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
