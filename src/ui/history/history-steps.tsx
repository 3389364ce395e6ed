import { ListBox, ListBoxItem } from 'react-aria-components'
import { Typeset } from '../math-symbol.tsx'
import { usePage, useSteps } from '../page-context.tsx'
import { stepText, type HistoryState } from './step-text.ts'

/** Every step that can be undone or done again, the latest first; a press goes there. */
export function HistorySteps({ onGo }: { onGo: () => void }) {
  const { store, actions } = usePage()
  // The lists of the history are changed in place: their lengths say when.
  const { undo } = useSteps()
  const { pastStates, futureStates } = store.temporal.getState()
  const { experiment, versus } = store.getState()
  const states: HistoryState[] = [...pastStates.map(whole), { experiment, versus }, ...futureStates.map(whole).reverse()]
  const texts = states.map((state, i) => (i === 0 ? 'As it was opened' : stepText(states[i - 1], state)))
  const go = (key: string | number) => {
    actions.travel(Number(key) - undo)
    onGo()
  }
  return (
    <ListBox className="history-steps" aria-label="History" onAction={go} disallowEmptySelection selectionMode="none">
      {texts
        .map((text, i) => (
          <ListBoxItem key={i} id={String(i)} textValue={text} className="choice-option history-step" data-place={placeOf(i, undo)}>
            <span>
              <Typeset text={text} />
            </span>
            {i === undo && <span className="history-now">now</span>}
          </ListBoxItem>
        ))
        .reverse()}
    </ListBox>
  )
}

function whole({ experiment, versus }: Partial<HistoryState>): HistoryState {
  if (experiment === undefined) throw new Error('a step of the history without an experiment')
  return { experiment, versus: versus ?? null }
}

function placeOf(i: number, now: number): 'past' | 'now' | 'future' {
  if (i === now) return 'now'
  return i < now ? 'past' : 'future'
}
