/** Least and most height of the drawer, and that of one nobody has touched, in hundredths of the window's height. */
export const drawerHeights = { least: 20, most: 75, usual: 46 } as const

/** Where the reader's choice is kept. */
const KEY = 'drawer-height'

/** A height within the bounds, to a whole hundredth. */
export function fittingHeight(height: number): number {
  return Math.round(Math.min(drawerHeights.most, Math.max(drawerHeights.least, height)))
}

/** The height of the drawer that `key` asks for from `height`; null where it asks for none. */
export function heightByKey(key: string, height: number): number | null {
  const { least, most, usual } = drawerHeights
  const heights: Readonly<Record<string, number>> = {
    ArrowUp: height + 2,
    ArrowDown: height - 2,
    PageUp: height + 10,
    PageDown: height - 10,
    Home: least,
    End: most,
    Enter: usual,
  }
  return Object.hasOwn(heights, key) ? fittingHeight(heights[key]) : null
}

/** The height that the reader has chosen; the usual one where nothing, or nothing sensible, is kept. */
export function keptHeight(): number {
  try {
    const kept = Number(localStorage.getItem(KEY) ?? Number.NaN)
    return Number.isFinite(kept) ? fittingHeight(kept) : drawerHeights.usual
  } catch {
    // No storage here: as by default.
    return drawerHeights.usual
  }
}

/** Remembers the choice, as far as the browser lets us. */
export function keepHeight(height: number): void {
  try {
    localStorage.setItem(KEY, String(height))
  } catch {
    // No storage here: nothing to remember it by.
  }
}
