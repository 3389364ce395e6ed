import { KeyList } from '../key-list.tsx'
import { ModalDialog, type Openable } from '../modal-dialog.tsx'
import type { Shortcut } from '../shortcut-words.ts'

const shortcuts: readonly Shortcut[] = [
  { keys: ['Space', 'Page ↓', '→', '↓'], does: 'In a lesson: first to the answer, where a question is asked, then the next step' },
  { keys: ['Page ↑', '←', '↑'], does: 'In a lesson: the step before' },
  { keys: ['Space', 'Page ↓'], does: 'Without a lesson: play or pause' },
  { keys: ['Page ↑'], does: 'Without a lesson: from the start' },
  { keys: ['B', '.'], does: 'Black; any key brings the picture back' },
  { keys: ['S'], does: 'Speaker’s notes, or away with them' },
  { keys: ['P'], does: 'Controls folded away, or back' },
  { keys: ['?'], does: 'These keys' },
  { keys: ['Esc', 'F'], does: 'End presenting' },
]

/** The keys of who presents. */
export function PresentHelp(open: Openable) {
  return (
    <ModalDialog title="Presenting" {...open}>
      <section>
        <KeyList shortcuts={shortcuts} />
      </section>
    </ModalDialog>
  )
}
