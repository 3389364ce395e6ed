import { useEffect } from 'react'
import { hasLetterKeys } from '../letter-keys.ts'
import { usePage } from '../page-context.tsx'
import { presentCommand, type PresentCommand } from './present-command.ts'
import { whereFocused } from './where-focused.ts'

/** Hears the keys of who presents before the page does, but for those of an open dialog or menu. */
export function usePresentKeys(perform: (command: PresentCommand) => void, isBlack: boolean): void {
  const { store } = usePage()
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const { key, repeat: isRepeat } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      // Whatever is pressed in the dark brings the light back.
      const command = isBlack ? 'black' : commandOf({ key, isRepeat, target: event.target })
      if (command === null || ['Shift', 'Tab'].includes(key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      perform(command)
    }
    const commandOf = ({ key, isRepeat, target }: { key: string; isRepeat: boolean; target: EventTarget | null }) => {
      if (document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null) return key === 'F5' ? 'nothing' : null
      const { lesson, isLibrary, view } = store.getState()
      const hasLesson = lesson !== null && !isLibrary
      const command = presentCommand({ key, isRepeat, hasLesson, hasLetters: hasLetterKeys(), at: whereFocused(target) })
      // Behind a map, or the list of lessons, there is nothing to play.
      const isBehind = !hasLesson && (isLibrary || view.map !== null)
      return isBehind && (command === 'toggle' || command === 'start') ? null : command
    }
    window.addEventListener('keydown', heard, { capture: true })
    return () => window.removeEventListener('keydown', heard, { capture: true })
  }, [store, perform, isBlack])
}
