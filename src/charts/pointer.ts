/**
 * Pointing at a chart, and dragging over it, seeks to a place 0…1 along it; a finger that moves up or down scrolls the
 * page. Returns whether the pointer is one that can hover: a finger points, and is gone.
 */
export function watchPointer(over: HTMLElement, seek: (place: number) => void): () => boolean {
  let finger = false
  const at = ({ clientX }: PointerEvent): void => {
    const { left, width } = over.getBoundingClientRect()
    seek(Math.min(1, Math.max(0, (clientX - left) / width)))
  }
  over.addEventListener('pointerenter', (event) => (finger = event.pointerType === 'touch'))
  over.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    over.setPointerCapture(event.pointerId)
    at(event)
  })
  over.addEventListener('pointermove', (event) => {
    if (over.hasPointerCapture(event.pointerId)) at(event)
  })
  return () => !finger
}
