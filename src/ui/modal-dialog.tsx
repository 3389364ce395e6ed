import './modal-dialog.css'
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from './icons.tsx'

/** What opens a dialog, and hears that it closes. */
export interface Openable {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

interface ModalDialogProps extends Openable {
  readonly title: string
  /** Sets this dialog apart in a stylesheet. */
  readonly className?: string
  readonly children: ReactNode
}

/** A dialog over the page: veil, title, the button that closes it, and sections that scroll. */
export function ModalDialog({ title, className = '', children, ...open }: ModalDialogProps) {
  return (
    <ModalOverlay className="veil" {...open} isDismissable>
      <Modal className={`modal ${className}`}>
        <Dialog>
          <header className="modal-head">
            <Heading slot="title">{title}</Heading>
            <Button slot="close" className="icon-button" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
