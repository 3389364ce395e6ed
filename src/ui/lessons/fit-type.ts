/** The shares of its size that type may take, the largest first: 0.76 of 28 pixels at 1920 × 1080 are 21. */
const shares = [1, 0.94, 0.88, 0.82, 0.76] as const

/** Where type is set, and the room it is set in. */
export interface TypeBox {
  readonly clientHeight: number
  readonly style: { fontSize: string }
}

/**
 * Gives a box the largest type at which its content is not higher than the box; the smallest where none will do, and
 * its full size where it may not shrink.
 */
export function fitType(box: TypeBox, content: { readonly offsetHeight: number }, mayShrink: boolean): void {
  for (const share of shares) {
    box.style.fontSize = share === 1 ? '' : `${share}em`
    if (!mayShrink || content.offsetHeight <= box.clientHeight) return
  }
}
