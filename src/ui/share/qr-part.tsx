import { useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from '../icon-button.tsx'
import { QrCode, qrModules } from './qr-code.tsx'
import { MOST_IN_QR, shortAddress } from './share-link.ts'

/** The address as a code for the telephones of a hall, small beside its button and as large as the screen. */
export function QrPart({ link }: { link: string }) {
  const [isLarge, setLarge] = useState(false)
  const modules = qrModules(link)
  if (modules === null) {
    return (
      <p className="share-note">
        No QR code: this address has {link.length.toLocaleString('en-US')} characters, and a code of more than{' '}
        {MOST_IN_QR.toLocaleString('en-US')} is not read across a hall. Save the experiment as a file instead, or leave out
        changes in the middle of the run.
      </p>
    )
  }
  const label = `QR code of the link, at ${shortAddress(link)}`
  return (
    <div className="share-qr">
      <Button className="share-qr-button" aria-label="Show the QR code large" onPress={() => setLarge(true)}>
        <QrCode modules={modules} label={label} />
      </Button>
      <p className="share-note">Press the code to show it as large as the screen.</p>
      <ModalOverlay className="qr-veil" isOpen={isLarge} onOpenChange={setLarge} isDismissable>
        <Modal>
          <Dialog className="qr-hall">
            <Heading slot="title">{shortAddress(link)}</Heading>
            <QrCode modules={modules} label={label} />
            <IconButton icon="close" label="Close" className="qr-close" onPress={() => setLarge(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  )
}
