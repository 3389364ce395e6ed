import { Button } from 'react-aria-components'
import { inForce } from '../../store/in-force.ts'
import { IconButton } from '../icon-button.tsx'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { drawSeed } from '../../store/draw-seed.ts'

/** The same start again, and beside it another one. */
export function StartAgain() {
  const { actions } = usePage()
  const seed = useFacts((state) => inForce(state.experiment).seed)
  return (
    <div className="start-again">
      <Button className="button button-wide" onPress={actions.startAgain}>
        <Icon name="restart" />
        <span>Start again</span>
        <span className="start-seed">seed {seed}</span>
      </Button>
      <IconButton
        icon="dice"
        label="New start: draw another seed"
        shortcut="N"
        className="icon-button-outlined"
        onPress={() => actions.newSeed(drawSeed(seed))}
      />
    </div>
  )
}
