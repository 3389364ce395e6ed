import { expect, test } from 'vitest'
import { segmentsOf, type Experiment } from './experiment.ts'
import { splitOf } from './split-of.ts'
import type { Values } from './values.ts'

const make = (values: Values, ...events: Experiment['events']): Experiment => ({ version: 1, values, events })

test.each<[Values, ReturnType<typeof splitOf>]>([
  [{}, { majorityClasses: 2, oversampling: 1 }],
  [{ classes: 5, imbalance: 9 }, { majorityClasses: 3, oversampling: 1 }],
  [{ classes: 5, minorityClasses: 0 }, { majorityClasses: 5, oversampling: 1 }],
  [{ counts: [5, 4, 3] }, undefined],
  // Rounded as the samples are: 2.25 · 3 is 7 samples.
  [{ minorityCount: 3, balancing: 'oversampling', minorityWeight: 2.25 }, { majorityClasses: 2, oversampling: 7 / 3 }],
  [{ balancing: 'reweighting', minorityWeight: 2.5 }, { majorityClasses: 2, oversampling: 1 }],
])('%j', (values, split) => {
  const experiment = make(values)
  expect(splitOf(experiment, segmentsOf(experiment)[0].spec)).toEqual(split)
})

test('follows a change of the oversampling', () => {
  const experiment = make({ balancing: 'oversampling' }, { t: 5, set: { minorityWeight: 4 } })
  expect(segmentsOf(experiment).map(({ spec }) => splitOf(experiment, spec)?.oversampling)).toEqual([1, 4])
})
