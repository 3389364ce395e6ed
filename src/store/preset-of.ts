import type { Experiment } from '../experiment/experiment.ts'
import { encodeLink } from '../experiment/link.ts'
import { presets, type Preset } from '../experiment/presets.ts'
import { openingView } from '../experiment/view.ts'

/** A link is an experiment's normal form; of presets with one experiment the first counts. */
const linkOf = (experiment: Experiment) => encodeLink({ experiment, view: openingView })
const byLink = new Map(presets.toReversed().map((preset) => [linkOf(preset.shared.experiment), preset]))

/** What was found of an experiment: it is asked at every change of the page. */
const known = new WeakMap<Experiment, Preset | null>()

/**
 * The preset that an experiment is, however it came about: chosen, opened from a link, or set by hand; else null.
 * The opening experiment, whose link is empty, is what a newcomer sees, and nobody's choice.
 */
export function presetOf(experiment: Experiment): Preset | null {
  const found = known.get(experiment)
  if (found !== undefined) return found
  const link = linkOf(experiment)
  const preset = link === '' ? null : (byLink.get(link) ?? null)
  known.set(experiment, preset)
  return preset
}
