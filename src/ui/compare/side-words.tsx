import { Button } from 'react-aria-components'
import type { Side } from '../../store/state.ts'
import { Typeset } from '../math-symbol.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { Sentence } from '../sentence.tsx'
import { StatusLine } from '../status-line.tsx'
import { sideText } from './side-text.ts'

/** What is happening on one of two sides, and what it has that the other has not. */
export function SideWords({ side, onLandscape }: { side: Side; onLandscape: () => void }) {
  const { actions } = usePage()
  const text = useFacts(({ experiment, versus }) => sideText(experiment.values, versus ?? {}))
  return (
    <section className="side-words" aria-label={`Experiment ${side}`} data-side={side}>
      <header className="side-head">
        <span className="side-letter">{side}</span>
        <span className="side-says">
          {text === '' ? (side === 'A' ? 'as it was' : 'the same: change anything in it') : <Typeset text={text} />}
        </span>
        <Button className="button button-quiet" onPress={() => actions.keep(side)}>
          Keep {side}
        </Button>
      </header>
      <Sentence />
      <StatusLine onLandscape={onLandscape} />
    </section>
  )
}
