import { Switch } from 'react-aria-components'
import { CopiedText } from './copied-text.tsx'
import { QrPart } from './qr-part.tsx'
import { SAFE_LENGTH } from './share-link.ts'

interface LinkPartProps {
  readonly link: string
  readonly isForVisitors: boolean
  readonly onForVisitors: (isForVisitors: boolean) => void
}

/** The address of exactly what is on show, as text and as a code. */
export function LinkPart({ link, isForVisitors, onForVisitors }: LinkPartProps) {
  return (
    <section className="share-link">
      <div>
        <h3>Link</h3>
        <p className="share-note">This experiment, at this moment, as you see it.</p>
        <CopiedText label="Link" text={link} copy="Copy" rows={3} />
        {link.length > SAFE_LENGTH && (
          <p className="share-note">
            It has {link.length.toLocaleString('en-US')} characters; some programs cut an address after{' '}
            {SAFE_LENGTH.toLocaleString('en-US')}. A file holds any experiment.
          </p>
        )}
        <Switch className="switch" isSelected={isForVisitors} onChange={onForVisitors}>
          <span className="switch-groove" />A new start for each visitor
        </Switch>
        <p className="share-note">Who opens the link gets a random start of their own: every screen begins elsewhere, and all arrive at the same shape.</p>
      </div>
      <QrPart link={link} />
    </section>
  )
}
