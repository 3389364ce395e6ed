import { useState } from 'react'
import { LiveText } from './live-text.tsx'
import { Typeset } from './math-symbol.tsx'
import { useFacts } from './page-context.tsx'
import { useSlowly } from './use-slowly.ts'
import { wordsOf } from './words-of.ts'

/** A screen reader hears the sentence this often at most, in milliseconds. */
const HEARD_EVERY_MS = 5000

/** What is happening, over the scene, with live numbers. */
export function Sentence() {
  const sentence = useFacts((state) => state.onShow.sentence)
  const heard = useSlowly(useWorded(sentence), HEARD_EVERY_MS)
  return (
    <>
      <p className="sentence" data-testid="sentence">
        <Typeset text={sentence} />
      </p>
      <p className="only-heard" role="status">
        {heard}
      </p>
      <LiveText />
    </>
  )
}

/** The sentence as it was when its words, or what is predicted, last changed: numbers on their way are no news. */
function useWorded(sentence: string): string {
  const prediction = useFacts((state) => state.prediction)
  const words = wordsOf(sentence)
  const [told, setTold] = useState({ sentence, words, prediction })
  if (told.words === words && told.prediction === prediction) return told.sentence
  setTold({ sentence, words, prediction })
  return sentence
}
