/** Place on the timeline that a key leads to from a place, both 0…1; null for any other key. */
export function keyPlace(key: string, place: number): number | null {
  const to = Object.hasOwn(places, key) ? places[key](place) : undefined
  return to === undefined ? null : Math.min(1, Math.max(0, to))
}

const places: Readonly<Record<string, (place: number) => number>> = {
  ArrowRight: (place) => place + 0.01,
  ArrowUp: (place) => place + 0.01,
  ArrowLeft: (place) => place - 0.01,
  ArrowDown: (place) => place - 0.01,
  PageUp: (place) => place + 0.1,
  PageDown: (place) => place - 0.1,
  Home: () => 0,
  End: () => 1,
}
