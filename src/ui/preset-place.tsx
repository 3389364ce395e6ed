import { useState } from 'react'
import type { Experiment } from '../experiment/experiment.ts'
import { late } from './late.tsx'
import { useFacts } from './page-context.tsx'
import { usePreset } from './use-preset.ts'

const PresetNote = late('The note', async () => (await import('./preset-note.tsx')).PresetNote)

/** The note on the preset on show, until it is closed or the experiment is another. */
export function PresetPlace() {
  const preset = usePreset()
  // Of interest only where it is a preset: a dragged one renders nothing here.
  const experiment = useFacts((state) => (preset === null ? null : state.experiment))
  // The experiment rather than the preset: chosen once more, it tells itself again.
  const [closed, setClosed] = useState<Experiment | null>(null)
  if (preset === null || experiment === closed) return null
  return <PresetNote key={preset.key} preset={preset} onClose={() => setClosed(experiment)} />
}
