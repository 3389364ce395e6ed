import type { Preset } from '../experiment/presets.ts'
import { presetOf } from '../store/preset-of.ts'
import { useFacts } from './page-context.tsx'

/** The preset that the experiment on show is, or null. */
export function usePreset(): Preset | null {
  return useFacts(({ experiment }) => presetOf(experiment))
}
