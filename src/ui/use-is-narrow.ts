import { useSyncExternalStore } from 'react'

/** Up to this width everything stands below the other, as in `small-screens.css`. */
const NARROW = '(max-width: 47.5rem)'

/** Whether the page is laid out as on a phone held upright. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
