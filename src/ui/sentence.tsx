import { useState } from 'react'
import { Typeset } from './math-symbol.tsx'
import { useFacts } from './page-context.tsx'
import { useLiveText } from './use-live-text.ts'
import { useSlowly } from './use-slowly.ts'
import { wordsOf } from './words-of.ts'

/** A screen reader hears the sentence this often at most, in milliseconds. */
export const HEARD_EVERY_MS = 5000

/** What is happening, over the scene, with live numbers. */
export function Sentence() {
  const sentence = useFacts((state) => state.onShow.sentence)
  return (
    <p className="sentence" data-testid="sentence">
      <Typeset text={sentence} />
    </p>
  )
}

/** The same for who does not see it, and the numbers as they change. */
export function SentenceHeard() {
  const heard = useSlowly(useWordedSentence(), HEARD_EVERY_MS)
  return (
    <>
      <p className="only-heard" role="status">
        {heard}
      </p>
      <p className="only-heard" role="status" data-testid="live-text">
        {useLiveText()}
      </p>
    </>
  )
}

/** The sentence as it was when its words, or what is predicted, last changed: numbers on their way are no news. */
export function useWordedSentence(): string {
  const sentence = useFacts((state) => state.onShow.sentence)
  const prediction = useFacts((state) => state.prediction)
  const words = wordsOf(sentence)
  const [told, setTold] = useState({ sentence, words, prediction })
  if (told.words === words && told.prediction === prediction) return told.sentence
  setTold({ sentence, words, prediction })
  return sentence
}
