import { Switch } from 'react-aria-components'
import type { Page } from '../page.ts'
import { Choice } from '../choice.tsx'
import type { Look, PictureTheme } from './look.ts'

const themes: readonly { readonly value: PictureTheme; readonly label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'projector', label: 'Projector: heavy lines' },
]

/** A picture as the page has it, of a common size. */
export function lookOfPage({ store, surroundings }: Page): Look {
  const { theme } = store.getState().view
  const shown = theme === 'system' ? surroundings.appearance() : theme
  return { width: 1920, height: 1080, theme: shown, hasWords: true, isTransparent: false }
}

interface LookSettingsProps {
  readonly look: Look
  readonly isDisabled?: boolean
  readonly onChange: (look: Look) => void
}

/** The theme of a picture, and whether words stand in it. */
export function LookSettings({ look, isDisabled = false, onChange }: LookSettingsProps) {
  return (
    <>
      <Choice form="compact" label="Theme" options={themes} value={look.theme} isDisabled={isDisabled} onChange={(theme) => onChange({ ...look, theme: theme as PictureTheme })} />
      <Setting name="With the sentence and what the marks are" isOn={look.hasWords} isDisabled={isDisabled} onChange={(hasWords) => onChange({ ...look, hasWords })} />
    </>
  )
}

/** One thing that is on or off. */
export function Setting({ name, isOn, isDisabled = false, onChange }: { name: string; isOn: boolean; isDisabled?: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <Switch className="switch" isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      <span className="switch-groove" />
      {name}
    </Switch>
  )
}
