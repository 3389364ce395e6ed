import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bracketedRoot } from './bracketed-root.ts'

describe('bracketedRoot', () => {
  it('finds a root to the last digits in few evaluations', () => {
    let calls = 0
    const root = bracketedRoot((x) => (calls++, Math.exp(-x) - 1e-3), 0, 100)
    expect(root).toBeCloseTo(Math.log(1000), 13)
    expect(calls).toBeLessThan(30)
  })

  it('finds the root of any cubic, however flat', () => {
    const anyRoot = fc.double({ min: -50, max: 50, noNaN: true })
    fc.assert(
      fc.property(anyRoot, (r) => {
        // A triple root is reached only to a bracket of rounding size: 4 ε of the root.
        expect(Math.abs(bracketedRoot((x) => (x - r) ** 3, -61, 57) - r)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(r)))
      }),
    )
  })

  it('returns an end that is a root and refuses ends of one sign', () => {
    expect(bracketedRoot((x) => x - 1, 1, 2)).toBe(1)
    expect(() => bracketedRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError)
  })
})
