/** An idle page has waited this long where the browser does not tell, in milliseconds. */
const IDLE_MS = 500

/** Calls `act` when the browser has nothing else to do; the function returned calls it off. */
export function whenIdle(page: Window & typeof globalThis, act: () => void): () => void {
  if (typeof page.requestIdleCallback === 'function') {
    const handle = page.requestIdleCallback(act)
    return () => page.cancelIdleCallback(handle)
  }
  const timer = page.setTimeout(act, IDLE_MS)
  return () => page.clearTimeout(timer)
}
