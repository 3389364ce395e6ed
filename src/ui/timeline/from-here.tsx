import { ToggleButton } from 'react-aria-components'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { Tip } from '../tip.tsx'

/** Whether a changed parameter acts on the whole run, or from the moment on show. */
export function FromHere() {
  const { actions } = usePage()
  const fromHere = useFacts((state) => state.fromHere)
  return (
    <Tip text="While this is on, what you change acts from the moment on show onwards; the run before it stays as it was.">
      <ToggleButton className="button button-quiet" isSelected={fromHere} onChange={actions.setFromHere}>
        <Icon name="flag" />
        <span>From here</span>
      </ToggleButton>
    </Tip>
  )
}
