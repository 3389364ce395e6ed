import './export.css'
import type { ComponentType } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Icon } from '../icons.tsx'
import { PictureForm } from './picture-form.tsx'
import { PrintForm } from './print-form.tsx'
import { VideoForm } from './video-form.tsx'

const forms: readonly { readonly key: string; readonly name: string; readonly Form: ComponentType }[] = [
  { key: 'picture', name: 'Picture', Form: PictureForm },
  { key: 'video', name: 'Video', Form: VideoForm },
  { key: 'print', name: 'Print', Form: PrintForm },
]

/** Takes away what is on show, as files. */
export function ExportDialog({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="help export">
        <Dialog>
          <header className="help-head">
            <Heading slot="title">Picture and video</Heading>
            <Button slot="close" className="icon-button" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          <Tabs className="export-parts">
            <TabList className="export-tabs" aria-label="What is taken away">
              {forms.map(({ key, name }) => (
                <Tab key={key} id={key} className="export-tab">
                  {name}
                </Tab>
              ))}
            </TabList>
            {forms.map(({ key, Form }) => (
              <TabPanel key={key} id={key} className="export-form">
                <Form />
              </TabPanel>
            ))}
          </Tabs>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
