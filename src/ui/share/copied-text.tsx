import { useRef, useState } from 'react'
import { TextArea, TextField } from 'react-aria-components'
import { CopyButton } from './copy-button.tsx'

/** A text to be taken away: shown whole, and copied by a button or by hand. */
export function CopiedText({ label, text, copy, rows }: { label: string; text: string; copy: string; rows: number }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [isRefused, setRefused] = useState(false)
  const refuse = () => {
    setRefused(true)
    area.current?.focus()
    area.current?.select()
  }
  return (
    <div className="share-text">
      <TextField aria-label={label} value={text} isReadOnly>
        <TextArea ref={area} rows={rows} spellCheck={false} />
      </TextField>
      <CopyButton text={text} onRefused={refuse}>
        {copy}
      </CopyButton>
      {isRefused && <p role="status">The browser does not let a page copy here. The text is selected: press Ctrl C (⌘ C).</p>}
    </div>
  )
}
