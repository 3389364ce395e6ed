import { describe, expect, it } from 'vitest'
import { gramOfRows, inner, toRows } from '../math/matrix.ts'
import { balancedWeightDecay } from './balanced-weight-decay.ts'
import fixture from './fixtures/weight-decay.json'
import { weightDecayOptimum } from './weight-decay-optimum.ts'

const rows = fixture.rows.filter((row) => row.type === 'balanced')

function predicted(K: number, n: number, lambdaW: number, lambdaH: number) {
  return balancedWeightDecay({ members: Array.from({ length: K }, (_, k) => k), count: n }, { lambdaW, lambdaH })
}

describe('balancedWeightDecay', () => {
  it.each(rows)('agrees with the reference: K = $K, n = $n, λ_W = $lamW, λ_H = $lamH', (row) => {
    const { K = 0, n = 0, lamW = 0, lamH = 0, a_closed = 0, w2_closed = 0, h2_closed = 0, F_closed = 0, check } = row
    const { classifiers, means, objective, regime } = predicted(K, n, lamW, lamH)
    expect(regime).toBe('separated')
    expect(Math.abs(objective / F_closed - 1)).toBeLessThan(1e-12)
    // An independent optimiser; its own accuracy is about 1e-12 in the objective.
    expect(Math.abs(objective / check.F - 1)).toBeLessThan(1e-10)
    const w = gramOfRows(classifiers)
    const h = gramOfRows(means)
    for (let k = 0; k < K; k++) {
      expect(Math.abs(w.data[k * K + k] / w2_closed - 1)).toBeLessThan(1e-12)
      expect(Math.abs(h.data[k * K + k] / h2_closed - 1)).toBeLessThan(1e-12)
    }
    expect(Math.abs(w.data[1] / w.data[0] + 1 / (K - 1))).toBeLessThan(1e-14)
    // Own logit minus another's.
    const [w0, w1] = toRows(classifiers)
    const [h0] = toRows(means)
    const margin = w0.reduce((sum, x, i) => sum + (x - w1[i]) * h0[i], 0)
    expect(Math.abs(margin / a_closed - 1)).toBeLessThan(1e-12)
  })

  it('agrees with the convex problem solved class by class', () => {
    const groups = Array.from({ length: 5 }, (_, k) => ({ members: [k], count: 7 }))
    const { objective } = weightDecayOptimum({ groups, lambda: 4e-3 })
    expect(Math.abs(predicted(5, 7, 2e-3, 8e-3).objective / objective - 1)).toBeLessThan(1e-13)
  })

  it('is exactly zero from λ√n K = 1 on', () => {
    const critical = 1 / (4 * Math.sqrt(10))
    expect(predicted(4, 10, critical * 0.999999, critical * 0.999999).regime).toBe('separated')
    const zero = predicted(4, 10, critical * 1.000001, critical * 1.000001)
    expect(zero.regime).toBe('zero')
    expect(inner(zero.classifiers, zero.classifiers)).toBe(0)
    expect(inner(zero.means, zero.means)).toBe(0)
    expect(zero.objective).toBeCloseTo(Math.log(4), 15)
  })
})
