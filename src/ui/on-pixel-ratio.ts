/** Calls `act` when the window comes to a screen of other pixels, which may leave every size in CSS pixels as it was. */
export function onPixelRatio(page: Window, act: () => void): () => void {
  let query: MediaQueryList | null = null
  const follow = () => {
    query = page.matchMedia(`(resolution: ${page.devicePixelRatio}dppx)`)
    query.addEventListener('change', changed, { once: true })
  }
  const changed = () => {
    follow()
    act()
  }
  follow()
  return () => query?.removeEventListener('change', changed)
}
