import { expect, it } from 'vitest'
import type { See } from '../../experiment/see.ts'
import { seeKey, seeOfKey, seeOptions } from './see-options.ts'

it('names every choice by a key that leads back to it', () => {
  const keys = seeOptions(4, true).map(({ value }) => value)
  expect(keys).toEqual(['axes', 'tour', 'turned', '1', '2', '3', '4'])
  for (const see of ['axes', 'tour', 1, 4] as const) expect(seeOfKey(seeKey(see, 4, 5))).toBe(see)
  // What was turned by hand stays as it is when it is chosen again.
  expect(seeOfKey('turned')).toBeNull()
})

it.each<[See, string]>([[5, 'axes'], [Array(15).fill(0.2), 'turned'], [Array(18).fill(0.2), 'axes']])(
  'says what four classes in five dimensions show for %j',
  (see, key) => {
    expect(seeKey(see, 4, 5)).toBe(key)
  },
)
