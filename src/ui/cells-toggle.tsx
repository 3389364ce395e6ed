import { ToggleButton } from 'react-aria-components'
import { Icon } from './icons.tsx'
import { useFacts, usePage } from './page-context.tsx'
import { Tip } from './tip.tsx'

/** Whether the sphere about the scene shows which class wins where. */
export function CellsToggle() {
  const { actions } = usePage()
  const cells = useFacts((state) => state.view.cells)
  return (
    <Tip
      text={
        <>
          Decision cells: which class wins where
          <kbd>C</kbd>
        </>
      }
    >
      <ToggleButton className="icon-button" aria-label="Decision cells" isSelected={cells} onChange={actions.setCells}>
        <Icon name="cells" />
      </ToggleButton>
    </Tip>
  )
}
