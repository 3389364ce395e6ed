/** The address bar, as far as the lab uses it. */
export interface Address {
  /** The fragment, without '#'. */
  read(): string
  /** Writes the fragment: a finished gesture pushes, playback and camera replace. */
  write(fragment: string, how: 'push' | 'replace'): void
  /** The whole address with another fragment. */
  linkTo(fragment: string): string
  /** Calls `listener` when the reader goes back or forth or edits the fragment. */
  onNavigate(listener: (fragment: string) => void): () => void
}

/** Calls of history that a browser allows: Safari refuses more than 100 in 10 s. */
const CALLS = 80
const WINDOW_MS = 10_000

/**
 * The address bar of a window. Writes beyond what browsers allow wait; the last one is never lost,
 * unless the reader goes elsewhere in the meantime. Where a browser refuses to write, as in some
 * frames, the page goes on without.
 * @param isEmbedded whether the history is that of another page, to which nothing is added
 */
export function createAddress(page: Window, isEmbedded: () => boolean = () => false): Address {
  let calls: number[] = []
  let late: { readonly timer: number; readonly how: 'push' | 'replace' } | null = null
  const linkTo = (fragment: string) => {
    const base = page.location.href.split('#')[0]
    return fragment === '' ? base : `${base}#${fragment}`
  }
  const read = () => page.location.hash.slice(1)
  const forgetLate = (): void => {
    if (late !== null) page.clearTimeout(late.timer)
    late = null
  }
  const put = (fragment: string, how: 'push' | 'replace'): void => {
    const url = linkTo(fragment)
    try {
      if (how === 'push' && !isEmbedded()) page.history.pushState(null, '', url)
      else page.history.replaceState(null, '', url)
    } catch {
      // Refused here: the link can still be copied.
    }
  }
  const write = (fragment: string, wanted: 'push' | 'replace'): void => {
    // A gesture that waits for its entry gets it, whatever has replaced its link since.
    const how = late?.how === 'push' ? 'push' : wanted
    forgetLate()
    if (fragment === read()) return
    const now = page.performance.now()
    calls = calls.filter((call) => now - call < WINDOW_MS)
    if (calls.length >= CALLS) {
      late = { timer: page.setTimeout(() => write(fragment, how), calls[0] + WINDOW_MS - now), how }
      return
    }
    calls.push(now)
    put(fragment, how)
  }
  const onNavigate = (listener: (fragment: string) => void) => {
    const heard = () => {
      // Where the reader has gone is newer than what waited to be written.
      forgetLate()
      listener(read())
    }
    page.addEventListener('hashchange', heard)
    return () => page.removeEventListener('hashchange', heard)
  }
  return { read, write, linkTo, onNavigate }
}
