import { useState } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { embedParts, type EmbedPart } from '../../experiment/view.ts'
import { Icon } from '../icons.tsx'
import { CopiedText } from './copied-text.tsx'
import { embedSnippet } from './share-link.ts'

const words: Readonly<Record<EmbedPart, string>> = {
  words: 'Sentence',
  marks: 'What the marks are',
  timeline: 'Timeline',
  controls: 'Controls',
  drawer: 'Curves or matrices, where they are open',
  lesson: 'Lesson, where one is open',
}

/** The picture in a page or a deck of one's own. */
export function EmbedPart({ link }: { link: string }) {
  const [parts, setParts] = useState<readonly EmbedPart[]>(['words', 'timeline', 'lesson'])
  const choose = (chosen: string[]) => setParts(embedParts.filter((part) => chosen.includes(part)))
  return (
    <section>
      <h3>In your slides or page</h3>
      <CheckboxGroup className="share-parts" value={[...parts]} onChange={choose}>
        <Label>Beside the picture:</Label>
        {embedParts.map((part) => (
          <Checkbox key={part} value={part} className="checkbox">
            <span className="checkbox-box">
              <Icon name="check" />
            </span>
            {words[part]}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <CopiedText label="HTML to embed" text={embedSnippet(link, parts)} copy="Copy HTML" rows={4} />
    </section>
  )
}
