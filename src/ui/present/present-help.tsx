import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from '../icons.tsx'
import type { Shortcut } from '../shortcut-words.ts'

const keys: readonly Shortcut[] = [
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
export function PresentHelp({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="help present-help">
        <Dialog>
          <header className="help-head">
            <Heading slot="title">Presenting</Heading>
            <Button slot="close" className="icon-button" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          <section>
            <dl className="keys">
              {keys.map((row) => (
                <div key={row.does}>
                  <dt>
                    {row.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{row.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
