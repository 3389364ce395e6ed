import './present.css'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Actions } from '../../store/actions.ts'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.tsx'
import { followPointer } from './follow-pointer.ts'
import { fillScreen } from './full-screen.ts'
import type { PresentCommand } from './present-command.ts'
import { PresentHelp } from './present-help.tsx'
import { SpeakerNotes } from './speaker-notes.tsx'
import { usePresentKeys } from './use-present-keys.ts'

const REFUSED = 'This browser does not give the whole screen here; the page fills its window.'

/** The page as it is shown to a room; nothing while nobody presents. */
export function Presenter({ isOpen }: { isOpen: boolean }) {
  return isOpen ? <Presentation /> : null
}

function Presentation() {
  const { actions } = usePage()
  const [isBlack, setBlack] = useState(false)
  const [isHelp, setHelp] = useState(false)
  const [isNotes, setNotes] = useState(false)
  const [word, setWord] = useState('')
  const leave = useCallback(() => actions.setPresenting(false), [actions])
  usePresenting()
  useEffect(() => fillScreen(document, () => setWord(REFUSED), leave), [leave])
  const perform = useCallback(
    (command: PresentCommand) => {
      setWord(playedBy(command, actions) ?? '')
      if (command === 'black') setBlack((was) => !was)
      else if (command === 'help') setHelp(true)
      else if (command === 'notes') setNotes((was) => !was)
      else if (command === 'leave') leave()
    },
    [actions, leave],
  )
  usePresentKeys(perform, isBlack)
  return (
    <>
      <header className="present-bar">
        <h1 className="only-heard">Neural Collapse Lab, presented</h1>
        <p role="status">{word}</p>
        <IconButton icon="notes" label="Speaker’s notes" shortcut="S" onPress={() => perform('notes')} />
        <IconButton icon="help" label="Keys" shortcut="?" onPress={() => perform('help')} />
        <IconButton icon="close" label="End presenting" shortcut="Esc" onPress={leave} />
      </header>
      {isNotes && <SpeakerNotes />}
      <PresentHelp isOpen={isHelp} onOpenChange={setHelp} />
      <PointerRing />
      {isBlack && <div className="present-black" role="img" aria-label="Black screen; any key brings the picture back" onPointerDown={() => setBlack(false)} />}
    </>
  )
}

/** Does what concerns the lab; returns a sentence where there is nothing to do. */
function playedBy(command: PresentCommand, actions: Actions): string | null {
  switch (command) {
    case 'next':
      return actions.advance(1) ? null : 'This was the last step.'
    case 'previous':
      return actions.advance(-1) ? null : 'This is the first step.'
    case 'toggle':
      actions.toggle()
      return null
    case 'start':
      actions.startAgain()
      return null
    default:
      return null
  }
}

/** Marks the page, for its style, and folds the controls away; gives them and the focus back in the end. */
function usePresenting(): void {
  const { actions, store } = usePage()
  useEffect(() => {
    if (!store.getState().view.panel) return
    actions.setPanel(false)
    return () => actions.setPanel(true)
  }, [actions, store])
  useLayoutEffect(() => {
    const root = document.documentElement
    const before = document.activeElement
    if (before instanceof HTMLElement) before.blur()
    root.dataset['presenting'] = ''
    return () => {
      delete root.dataset['presenting']
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
}

/** A ring that finds the pointer again for the last row. */
function PointerRing() {
  const ring = useRef<HTMLDivElement>(null)
  useEffect(() => (ring.current === null ? undefined : followPointer(document.documentElement, ring.current)), [])
  return <div ref={ring} className="present-ring" aria-hidden="true" />
}
