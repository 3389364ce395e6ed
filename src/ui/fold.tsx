import { Button } from 'react-aria-components'
import { IconButton } from './icon-button.tsx'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.tsx'
import { Tip } from './tip.tsx'

/** Gives the focus to the button that does the opposite, which takes this one's place. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

/** Folds the controls away. */
export function FoldButton() {
  const { actions } = usePage()
  const fold = () => {
    actions.setPanel(false)
    focusOn('.panel-edge')
  }
  return <IconButton icon="panel" label="Fold the controls away" shortcut="P" className="fold-button" onPress={fold} />
}

/** What is left of folded controls: a slim edge that brings them back. */
export function PanelEdge() {
  const { actions } = usePage()
  const unfold = () => {
    actions.setPanel(true)
    focusOn('.fold-button')
  }
  return (
    <Tip
      text={
        <>
          Show the controls<kbd>P</kbd>
        </>
      }
    >
      <Button className="panel panel-edge" aria-label="Show the controls" onPress={unfold}>
        <Icon name="sliders" />
      </Button>
    </Tip>
  )
}
