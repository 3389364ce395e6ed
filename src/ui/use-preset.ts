import { useEffect, useSyncExternalStore } from 'react'
import type { Experiment } from '../experiment/experiment.ts'
import type { Preset } from '../experiment/presets.ts'
import { loadLater } from './late.tsx'
import { useFacts } from './page-context.tsx'

/** Null until the presets are loaded, which the first picture of the opening experiment does without. */
let presetOf: ((experiment: Experiment) => Preset | null) | null = null
const waiting = new Set<() => void>()

async function load(): Promise<void> {
  ;({ presetOf } = await import('../store/preset-of.ts'))
  for (const tell of waiting) tell()
}
loadLater(load)

function onLoaded(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

/** The preset that the experiment on show is, or null. */
export function usePreset(): Preset | null {
  const find = useSyncExternalStore(onLoaded, () => presetOf)
  const isOpening = useFacts(({ experiment: { values, events } }) => Object.keys(values).length === 0 && events.length === 0)
  useEffect(() => {
    // Asked for again when the page is idle, should it fail.
    if (find === null && !isOpening) load().catch(() => {})
  }, [find, isOpening])
  return useFacts(({ experiment }) => find?.(experiment) ?? null)
}
