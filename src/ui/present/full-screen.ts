/** Fills the screen where the browser lets it, and calls `onLeft` once the reader has left it; the function returned leaves. */
export function fillScreen(page: Document, onRefused: () => void, onLeft: () => void): () => void {
  let isFull = false
  const changed = () => {
    const wasFull = isFull
    isFull = page.fullscreenElement !== null
    if (wasFull && !isFull) onLeft()
  }
  page.addEventListener('fullscreenchange', changed)
  if (page.fullscreenEnabled) page.documentElement.requestFullscreen().catch(onRefused)
  else onRefused()
  return () => {
    page.removeEventListener('fullscreenchange', changed)
    // Already left where that is how it ended.
    if (page.fullscreenElement !== null) page.exitFullscreen().catch(() => {})
  }
}
