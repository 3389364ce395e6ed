import { expect, test } from 'vitest'
import { openingExperiment } from '../experiment/experiment.ts'
import { decodeLink, encodeLink } from '../experiment/link.ts'
import { presets } from '../experiment/presets.ts'
import { presetOf } from './preset-of.ts'

test('every preset is known again from its link, and from no other seed', () => {
  const chosen = presets.filter(({ shared }) => Object.keys(shared.experiment.values).length > 0)
  const known = chosen.map(({ shared }) => presetOf(decodeLink(encodeLink(shared)).experiment)?.key)
  expect(known).toEqual(chosen.map(({ key }) => key))
  for (const { shared } of presets) {
    const other = { ...shared.experiment, values: { ...shared.experiment.values, seed: 987_654 } }
    expect(presetOf(other)).toBeNull()
  }
})

test('the opening experiment is none, though a preset may be the same', () => {
  expect(presetOf(openingExperiment)).toBeNull()
})
