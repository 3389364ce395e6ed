import { describe, expect, it } from 'vitest'
import { columnSoftmax, pulledEntropy } from './column-softmax.ts'

describe('columnSoftmax', () => {
  it('agrees with the plain softmax', () => {
    const p = new Float64Array(2)
    // Logits 0 (true), 1, −2, −2.
    const all = 1 + Math.E + 2 * Math.exp(-2)
    expect(columnSoftmax([1, -2], [1, 2], p)).toBeCloseTo(Math.log(all), 14)
    expect(p[0]).toBeCloseTo(Math.E / all, 15)
    expect(p[1]).toBeCloseTo(Math.exp(-2) / all, 15)
  })

  it('keeps the digits of tiny and the range of huge losses', () => {
    const p = new Float64Array(1)
    expect(columnSoftmax([-50], [3], p)).toBe(3 * Math.exp(-50))
    expect(columnSoftmax([900], [1], p)).toBe(900)
    expect(p[0]).toBe(1)
  })

  it('leaves out kinds without classes', () => {
    const p = new Float64Array(2)
    expect(columnSoftmax([1000, 0], [0, 1], p)).toBeCloseTo(Math.LN2, 15)
    expect(p[0]).toBe(0)
  })
})

describe('pulledEntropy', () => {
  it('is the entropy of the pulled column', () => {
    const q = [0.9, 0.05, 0.05]
    const entropy = -q.reduce((sum, x) => sum + x * Math.log(x), 0)
    expect(pulledEntropy([0.1], [2], 0.5)).toBeCloseTo(entropy, 15)
    expect(pulledEntropy([0.1], [2], 0)).toBe(0)
  })
})
