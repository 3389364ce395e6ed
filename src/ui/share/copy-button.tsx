import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { Icon } from '../icons.tsx'

/** How long the confirmation stays, in milliseconds. */
const CONFIRMED_MS = 2500

/** Copies a text and says so; where the browser refuses, that too. */
export function CopyButton({ text, children, onRefused }: { text: string; children: string; onRefused: () => void }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = window.setTimeout(() => setCopied(false), CONFIRMED_MS)
    return () => window.clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // No permission, or no secure context: the text can still be selected.
      onRefused()
    }
  }
  return (
    <Button className="button" onPress={() => void copy()}>
      <Icon name={isCopied ? 'check' : 'link'} />
      <span aria-live="polite">{isCopied ? 'Copied' : children}</span>
    </Button>
  )
}
