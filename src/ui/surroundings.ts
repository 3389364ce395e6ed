import type { LabStore } from '../store/store.ts'
import type { Appearance } from '../theme/appearance.ts'

/** What the reader and the reader's system ask of the looks. */
export interface Surroundings {
  appearance(): Appearance
  reducedMotion(): boolean
  /** Calls `listener` after either has changed. */
  onChange(listener: () => void): () => void
}

/**
 * Follows the system's colour scheme, the theme chosen instead, and the wish for less motion; keeps
 * `data-appearance` of the page's root in step, which the style sheets go by.
 */
export function createSurroundings(page: Window, store: LabStore): Surroundings {
  const dark = page.matchMedia('(prefers-color-scheme: dark)')
  const still = page.matchMedia('(prefers-reduced-motion: reduce)')
  const listeners = new Set<() => void>()
  const appearance = (): Appearance => {
    const { theme } = store.getState().view
    return theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  }
  const changed = () => {
    page.document.documentElement.dataset['appearance'] = appearance()
    listeners.forEach((listener) => listener())
  }
  dark.addEventListener('change', changed)
  still.addEventListener('change', changed)
  store.subscribe((state, before) => {
    if (state.view.theme !== before.view.theme) changed()
  })
  changed()
  return {
    appearance,
    reducedMotion: () => still.matches,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
