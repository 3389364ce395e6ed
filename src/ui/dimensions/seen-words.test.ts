import { describe, expect, it } from 'vitest'
import { WHOLE } from '../../store/seen.ts'
import { seenWords } from './seen-words.ts'

const pair = [{ kind: 'mean', index: 0 }, { kind: 'classifier', index: 4 }] as const

describe('seenWords', () => {
  it('calls exact only what is computed to be', () => {
    expect(seenWords({ ...WHOLE, pair, degrees: 0.04, share: 0.9999999 })).toBe('exact: nothing that is drawn lies outside of the three shown')
    expect(seenWords({ ...WHOLE, pair, degrees: 0.04, isWhole: false })).not.toContain('exact')
    expect(seenWords({ ...WHOLE, pair, hidden: 1 })).not.toContain('exact')
  })

  it('tells the share, the worst angle, between which, and what is hidden', () => {
    expect(seenWords({ share: 0.803, degrees: 37.4, pair, hidden: 2, isWhole: true })).toBe(
      '80 % of the energy kept, angles off by up to 37° (mean 1 and classifier 5), 2 vectors hidden',
    )
    expect(seenWords({ share: 0.99999, degrees: 0.3, pair, hidden: 0, isWhole: true })).toBe(
      '99.9 % of the energy kept, angles off by up to 0.3° (mean 1 and classifier 5)',
    )
    expect(seenWords({ share: 0.5, degrees: 61, pair, hidden: 0, isWhole: false })).toContain('at least 61°')
  })
})
