import { useCallback, useEffect, useState } from 'react'
import type { Side } from '../../store/state.ts'
import { PageProvider } from '../page-context.tsx'
import type { Page } from '../page.ts'
import { HEARD_EVERY_MS, useWordedSentence } from '../sentence.tsx'
import { useLiveText } from '../use-live-text.ts'
import { useSlowly } from '../use-slowly.ts'

type Told = Readonly<Record<Side, string>>

/** What happens on two sides, for who does not see it: in one voice, which says whose news they are. */
export function TwoHeard({ second }: { second: Page }) {
  const [told, setTold] = useState<Told>({ A: '', B: '' })
  const tell = useCallback((side: Side, text: string) => setTold((before) => ({ ...before, [side]: text })), [])
  const heard = useSlowly(`A: ${told.A} B: ${told.B}`, HEARD_EVERY_MS)
  return (
    <>
      <p className="only-heard" role="status" data-testid="live-text">
        {heard}
      </p>
      <News side="A" tell={tell} />
      <PageProvider value={second}>
        <News side="B" tell={tell} />
      </PageProvider>
    </>
  )
}

/** Tells what is new on one side: the sentence, or the numbers as they change. */
function News({ side, tell }: { side: Side; tell: (side: Side, text: string) => void }) {
  const sentence = useWordedSentence()
  const live = useLiveText()
  useEffect(() => tell(side, sentence), [side, tell, sentence])
  useEffect(() => {
    if (live !== '') tell(side, `${live}.`)
  }, [side, tell, live])
  return null
}
