import { describe, expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { logitLoss, searchLogits } from './deep-cross-entropy-search.ts'

describe('logitLoss', () => {
  it('has the gradient of its value, also where logits are large', () => {
    for (const size of [1, 8]) {
      const logits = matrix(4, 4, Array.from({ length: 16 }, (_, i) => size * Math.sin(3 * i + 1)))
      const { gradient } = logitLoss(logits)
      logits.data.forEach((_, i) => {
        const at = (shift: number) => logitLoss({ ...logits, data: logits.data.with(i, logits.data[i] + shift) }).value
        expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(gradient.data[i], 9)
      })
    }
  })

  it('keeps the digits of a tiny loss', () => {
    const logits = matrix(2, 2, [40, 0, 0, 40])
    expect(logitLoss(logits).value).toBeCloseTo(Math.exp(-40), 25)
    expect(logitLoss(matrix(2, 2, [0, 900, 900, 0])).value).toBe(900)
  })
})

describe('searchLogits', () => {
  it('finds the octahedron of K = 6 with two layers', () => {
    // λ = 10⁻³ everywhere, n = 5: decay (5 · 10⁻⁹)^{1/3}, penalty (3/2) decay Σ s^{2/3}.
    const decay = 5e-9 ** (1 / 3)
    const logits = searchLogits(6, 4, 3, decay)
    const { values } = singularValues(logits)
    const penalty = values.reduce((sum, s) => sum + 1.5 * decay * s ** (2 / 3), 0)
    // The reference carries nine digits; singular values at rounding, 1e-16, pay 1e-13.
    expect(logitLoss(logits).value + penalty).toBeCloseTo(0.048286583, 8)
    expect(values[2] / values[0]).toBeCloseTo(1, 5)
    expect(values[3]).toBeLessThan(1e-6)
  })
})
