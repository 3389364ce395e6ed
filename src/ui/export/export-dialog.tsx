import './export.css'
import type { ComponentType } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { ModalDialog, type Openable } from '../modal-dialog.tsx'
import { PictureForm } from './picture-form.tsx'
import { PrintForm } from './print-form.tsx'
import { VideoForm } from './video-form.tsx'

const forms: readonly { readonly key: string; readonly name: string; readonly Form: ComponentType }[] = [
  { key: 'picture', name: 'Picture', Form: PictureForm },
  { key: 'video', name: 'Video', Form: VideoForm },
  { key: 'print', name: 'Print', Form: PrintForm },
]

/** Takes away what is on show, as files. */
export function ExportDialog(open: Openable) {
  return (
    <ModalDialog title="Picture and video" className="export" {...open}>
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
    </ModalDialog>
  )
}
