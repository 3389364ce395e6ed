import { Button } from 'react-aria-components'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { Tip } from '../tip.tsx'

/** Puts a second experiment beside the one on show; gone while there are two, and on the map. */
export function CompareButton() {
  const { actions } = usePage()
  const isOff = useFacts(({ versus, view }) => versus !== null || view.map !== null)
  if (isOff) return null
  return (
    <Tip
      text={
        <>
          The same start, one thing different: a second experiment beside this one
          <kbd>V</kbd>
        </>
      }
    >
      <Button className="button button-quiet compare-button" onPress={actions.compare}>
        <Icon name="compare" />
        <span>Compare</span>
      </Button>
    </Tip>
  )
}
