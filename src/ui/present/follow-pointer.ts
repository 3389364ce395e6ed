/** The pointer is shown for this long after it has stood still, in milliseconds. */
const STILL_MS = 2000

/** Keeps `ring` about the pointer, and marks `root` with `data-pointing` while it moves; a still pointer costs nothing. */
export function followPointer(root: HTMLElement, ring: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const still = () => delete root.dataset['pointing']
  const moved = ({ pointerType, clientX, clientY }: PointerEvent) => {
    // A finger hides what it points at, and needs no ring.
    if (pointerType === 'touch') return
    ring.style.translate = `${clientX}px ${clientY}px`
    root.dataset['pointing'] = ''
    clearTimeout(timer)
    timer = setTimeout(still, STILL_MS)
  }
  root.addEventListener('pointermove', moved, { passive: true })
  root.addEventListener('pointerleave', still)
  return () => {
    clearTimeout(timer)
    still()
    root.removeEventListener('pointermove', moved)
    root.removeEventListener('pointerleave', still)
  }
}
