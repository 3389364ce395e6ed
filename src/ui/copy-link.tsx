import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { exactLink } from './exact-link.ts'
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
  const page = usePage()
  const [outcome, setOutcome] = useState<Outcome>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = window.setTimeout(() => setOutcome('idle'), CONFIRMED_MS)
    return () => window.clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    page.actions.settle()
    try {
      await navigator.clipboard.writeText(exactLink(page))
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
