import { useEffect, useState, type SyntheticEvent } from 'react'
import { exactLink } from '../exact-link.ts'
import { usePage } from '../page-context.tsx'
import { hearDeck } from './hear-deck.ts'
import { takeKeys } from './take-keys.ts'
import { watchSeen } from './watch-seen.ts'

/** What makes a page a good guest in another: whose keys they are, when it rests, what it is told, and the way out. */
export function EmbedFrame() {
  const page = usePage()
  const { surroundings } = page
  const [isTaken, setTaken] = useState(false)
  useEffect(() => takeKeys(window, setTaken), [])
  useEffect(() => watchSeen(document.documentElement, surroundings.setSeen), [surroundings])
  useEffect(() => hearDeck(window, page), [page])
  // What is on show changes all the time: the address is made when it is asked for.
  const address = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>) => {
    currentTarget.href = exactLink(page, { embed: null })
  }
  return (
    <header className="embed-corner">
      <h1 className="only-heard">Neural Collapse Lab, embedded</h1>
      {isTaken && (
        <span>
          <kbd>Esc</kbd> gives the keys back
        </span>
      )}
      <a href="./" target="_blank" rel="noopener" onPointerEnter={address} onPointerDown={address} onFocus={address} onClick={address}>
        Open in Neural Collapse Lab
      </a>
    </header>
  )
}
