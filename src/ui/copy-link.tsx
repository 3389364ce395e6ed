import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { MAX_KEPT_DIMENSION } from '../experiment/see.ts'
import type { Matrix } from '../math/matrix.ts'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.tsx'
import { Tip } from './tip.tsx'

/** How long the confirmation stays, in milliseconds. */
const CONFIRMED_MS = 2500

type Outcome = 'idle' | 'copied' | 'refused'

const words: Readonly<Record<Outcome, string>> = {
  idle: 'Copy link',
  copied: 'Link copied',
  refused: 'Copy it from the address bar',
}

/** Copies the address of exactly what is on show. */
export function CopyLink() {
  const { actions, turn } = usePage()
  const [outcome, setOutcome] = useState<Outcome>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = window.setTimeout(() => setOutcome('idle'), CONFIRMED_MS)
    return () => window.clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    actions.settle()
    try {
      await navigator.clipboard.writeText(actions.link(axesKept(turn.shown())))
      setOutcome('copied')
    } catch {
      // No permission, or no secure context; the address bar holds the same link.
      setOutcome('refused')
    }
  }
  return (
    <Tip text="Copies a link to this experiment at this moment">
      <Button className="button button-quiet copy-link" onPress={() => void copy()}>
        <Icon name={outcome === 'copied' ? 'check' : 'link'} />
        <span aria-live="polite">{words[outcome]}</span>
      </Button>
    </Tip>
  )
}

/** The axes of a picture, where a link can keep them. */
function axesKept(shown: Matrix | null): readonly number[] | null {
  return shown === null || shown.cols <= 3 || shown.cols > MAX_KEPT_DIMENSION ? null : Array.from(shown.data)
}
