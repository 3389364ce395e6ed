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

/** The address bar of a window. Writes beyond what browsers allow wait; the last one is never lost. */
export function createAddress(page: Window): Address {
  let calls: number[] = []
  let late: number | null = null
  const linkTo = (fragment: string) => {
    const base = page.location.href.split('#')[0]
    return fragment === '' ? base : `${base}#${fragment}`
  }
  const read = () => page.location.hash.slice(1)
  const write = (fragment: string, how: 'push' | 'replace'): void => {
    if (late !== null) page.clearTimeout(late)
    late = null
    if (fragment === read()) return
    const now = page.performance.now()
    calls = calls.filter((call) => now - call < WINDOW_MS)
    if (calls.length >= CALLS) {
      late = page.setTimeout(() => write(fragment, how), calls[0] + WINDOW_MS - now)
      return
    }
    calls.push(now)
    if (how === 'push') page.history.pushState(null, '', linkTo(fragment))
    else page.history.replaceState(null, '', linkTo(fragment))
  }
  const onNavigate = (listener: (fragment: string) => void) => {
    const heard = () => listener(read())
    page.addEventListener('hashchange', heard)
    return () => page.removeEventListener('hashchange', heard)
  }
  return { read, write, linkTo, onNavigate }
}
