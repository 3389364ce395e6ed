/**
 * Leaves the keys and the wheel of a frame to the page around it, until the reader presses in the frame; Escape, or a
 * press elsewhere, gives them back. Nothing of a page of its own is changed.
 * @param tell called with whether they are the frame's
 */
export function takeKeys(frame: Window, tell: (isTaken: boolean) => void): () => void {
  const { document, parent } = frame
  if (parent === frame) return () => {}
  let isTaken = false
  const set = (next: boolean) => {
    isTaken = next
    document.documentElement.toggleAttribute('data-taken', next)
    tell(next)
  }
  const pressed = () => {
    // The picture keeps the focus from itself, and with it from the frame.
    if (!isTaken) frame.focus()
    set(true)
  }
  const left = () => set(false)
  /** What a control has the focus for is its own, also without a press: who came by Tab has chosen it. */
  const key = (event: KeyboardEvent) => {
    if (!isTaken && event.key !== 'Escape' && event.target === document.body) event.stopImmediatePropagation()
  }
  const wheel = (event: WheelEvent) => {
    if (!isTaken) event.stopImmediatePropagation()
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    set(false)
    parent.focus()
  }
  frame.addEventListener('pointerdown', pressed, { capture: true })
  frame.addEventListener('blur', left)
  frame.addEventListener('keydown', key, { capture: true })
  // Passive, so that what is around scrolls at once.
  frame.addEventListener('wheel', wheel, { capture: true, passive: true })
  frame.addEventListener('keydown', escape)
  return () => {
    set(false)
    frame.removeEventListener('pointerdown', pressed, { capture: true })
    frame.removeEventListener('blur', left)
    frame.removeEventListener('keydown', key, { capture: true })
    frame.removeEventListener('wheel', wheel, { capture: true })
    frame.removeEventListener('keydown', escape)
  }
}
