import type { Page } from '../page.ts'

/** Keeps the axes that the picture has now, as if turned there by hand. */
export function stopTour({ turn, actions }: Pick<Page, 'turn' | 'actions'>): void {
  const shown = turn.shown()
  if (shown !== null) actions.setSee(Array.from(shown.data))
}
