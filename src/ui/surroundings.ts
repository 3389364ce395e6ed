import type { See } from '../experiment/see.ts'
import type { LabStore } from '../store/store.ts'
import type { Appearance } from '../theme/appearance.ts'
import { lineWeight } from '../theme/type-scale.ts'

/** What the reader and the reader's system ask of the looks. */
export interface Surroundings {
  appearance(): Appearance
  /** How much heavier lines are drawn than on a laptop: 1 there, more on a projector and on large screens. */
  weight(): number
  reducedMotion(): boolean
  /** Whether the decision cells are to be drawn. */
  cells(): boolean
  /** Whether the ways that the vectors have come are to be drawn. */
  trails(): boolean
  /** Which three of more dimensions are to be seen. */
  see(): See
  /** Whether a picture would be seen: not while the frame that the page is in is out of sight. */
  isSeen(): boolean
  setSeen(isSeen: boolean): void
  /** Calls `listener` after one of them has changed. */
  onChange(listener: () => void): () => void
}

/** What of a view is told to the picture by this way. */
const looks = ['theme', 'cells', 'trails', 'see'] as const

/**
 * Follows the system's colour scheme, the theme chosen instead, the size of type, and the wish for less motion; keeps
 * `data-appearance` and `data-theme` of the page's root in step, which the style sheets go by.
 */
export function createSurroundings(page: Window, store: LabStore): Surroundings {
  const dark = page.matchMedia('(prefers-color-scheme: dark)')
  const still = page.matchMedia('(prefers-reduced-motion: reduce)')
  const listeners = new Set<() => void>()
  // Asked once and then told: Chromium tells of no change that somebody has read in the meantime.
  let isDark = dark.matches
  let isStill = still.matches
  let isSeen = true
  // Whatever the reader has chosen, a room has a projector.
  const chosen = () => (store.getState().isPresenting ? 'projector' : store.getState().view.theme)
  const appearance = (): Appearance => {
    const theme = chosen()
    if (theme === 'system') return isDark ? 'dark' : 'light'
    // A beamer's black is the wall: dark marks on a bright ground keep their contrast in a lit room.
    return theme === 'projector' ? 'light' : theme
  }
  const root = page.document.documentElement
  let weight = 1
  const changed = () => {
    const theme = chosen()
    root.dataset['appearance'] = appearance()
    root.dataset['theme'] = theme
    weight = lineWeight(Number.parseFloat(page.getComputedStyle(root).fontSize), theme === 'projector')
    listeners.forEach((listener) => listener())
  }
  dark.addEventListener('change', ({ matches }) => {
    isDark = matches
    changed()
  })
  still.addEventListener('change', ({ matches }) => {
    isStill = matches
    changed()
  })
  page.addEventListener('resize', changed)
  store.subscribe((state, before) => {
    if (state.isPresenting !== before.isPresenting || looks.some((key) => state.view[key] !== before.view[key])) changed()
  })
  changed()
  return {
    appearance,
    weight: () => weight,
    reducedMotion: () => isStill,
    cells: () => store.getState().view.cells,
    trails: () => store.getState().view.trails,
    see: () => store.getState().view.see,
    isSeen: () => isSeen,
    setSeen: (seen) => {
      isSeen = seen
      changed()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
