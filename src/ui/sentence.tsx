import { Typeset } from './math-symbol.tsx'
import { useFacts } from './page-context.tsx'
import { useSlowly } from './use-slowly.ts'

/** A screen reader hears the sentence this often while its numbers run, in milliseconds. */
const HEARD_EVERY_MS = 5000

/** What is happening, over the scene, with live numbers. */
export function Sentence() {
  const sentence = useFacts((state) => state.onShow.sentence)
  const heard = useSlowly(sentence, HEARD_EVERY_MS)
  return (
    <>
      <p className="sentence" data-testid="sentence">
        <Typeset text={sentence} />
      </p>
      <p className="only-heard" role="status">
        {heard}
      </p>
    </>
  )
}
