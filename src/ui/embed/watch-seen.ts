/** Tells whether any part of a page can be seen through the frames it is in, at once and whenever that changes. */
export function watchSeen(page: Element, tell: (isSeen: boolean) => void): () => void {
  const observer = new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting === true))
  observer.observe(page)
  return () => {
    observer.disconnect()
    tell(true)
  }
}
