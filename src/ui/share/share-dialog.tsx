import { useState } from 'react'
import { exactLink } from '../exact-link.ts'
import { ModalDialog, type Openable } from '../modal-dialog.tsx'
import { usePage } from '../page-context.tsx'
import { CitePart } from './cite-part.tsx'
import { EmbedPart } from './embed-part.tsx'
import { FilesPart } from './files-part.tsx'
import { LinkPart } from './link-part.tsx'
import { visitorLink } from './share-link.ts'
import './share.css'

/** Every way to hand on what is on show: link and code, a frame in another page, a file, a citation. */
export function ShareDialog(open: Openable) {
  return (
    <ModalDialog title="Share" className="share" {...open}>
      <Parts onDone={() => open.onOpenChange(false)} />
    </ModalDialog>
  )
}

function Parts({ onDone }: { onDone: () => void }) {
  const page = usePage()
  // Of the moment at which the dialog opened.
  const [plain] = useState(() => exactLink(page))
  const [isForVisitors, setForVisitors] = useState(false)
  const link = isForVisitors ? visitorLink(plain) : plain
  return (
    <>
      <LinkPart link={link} isForVisitors={isForVisitors} onForVisitors={setForVisitors} />
      <EmbedPart link={link} />
      <FilesPart onOpened={onDone} />
      <CitePart link={plain} />
    </>
  )
}
