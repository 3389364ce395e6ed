import { useMemo } from 'react'
import type { Preset } from '../experiment/presets.ts'
import { presetOf } from '../store/preset-of.ts'
import { useFacts } from './page-context.tsx'

/** The preset that the experiment on show is, or null. */
export function usePreset(): Preset | null {
  const experiment = useFacts((state) => state.experiment)
  return useMemo(() => presetOf(experiment), [experiment])
}
