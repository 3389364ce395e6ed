import { useEffect, useState } from 'react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { Preset } from '../experiment/presets.ts'
import { sentenceOf } from '../lib/errors.ts'
import { IconButton } from './icon-button.tsx'
import { Icon } from './icons.tsx'
import { Typeset } from './math-symbol.tsx'

/** What the preset on show is about. */
export function PresetNote({ preset, onClose }: { preset: Preset; onClose: () => void }) {
  const { paper, name, summary, notes } = preset
  const [wasOpened, setOpened] = useState(false)
  return (
    <section className="panel preset-note" aria-label="Preset">
      <IconButton icon="close" label="Close the note" onPress={onClose} />
      <p className="preset-paper">{paper}</p>
      <h2>
        <Typeset text={name} />
      </h2>
      <p>
        <Typeset text={summary} />
      </p>
      {notes !== undefined && (
        <Disclosure className="preset-more" onExpandedChange={() => setOpened(true)}>
          <Button slot="trigger" className="more-button">
            <span>Where the claim and the numbers differ</span>
            <Icon name="chevron" />
          </Button>
          <DisclosurePanel>{wasOpened && <Differences notes={notes} />}</DisclosurePanel>
        </Disclosure>
      )}
    </section>
  )
}

/** Sentences whose numbers take up to some tenths of a second: computed once, after "computing" has been painted. */
function Differences({ notes }: { notes: () => readonly string[] }) {
  const [sentences, setSentences] = useState<readonly string[] | null>(null)
  useEffect(() => afterPaint(() => setSentences(told(notes))), [notes])
  if (sentences === null) return <p className="preset-wait">computing …</p>
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>
          <Typeset text={sentence} />
        </li>
      ))}
    </ul>
  )
}

function told(notes: () => readonly string[]): readonly string[] {
  try {
    return notes()
  } catch (error) {
    return [sentenceOf(error)]
  }
}

/** Calls `act` once the page has been painted; the function returned calls it off. */
function afterPaint(act: () => void): () => void {
  let timer = 0
  const frame = requestAnimationFrame(() => (timer = window.setTimeout(act)))
  return () => {
    cancelAnimationFrame(frame)
    window.clearTimeout(timer)
  }
}
