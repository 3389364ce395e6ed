import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { inner, toRows } from '../math/matrix.ts'
import { balancedPrediction } from './balanced-prediction.ts'
import { convexOptimum } from './convex-optimum.ts'
import fixture from './fixtures/weight-decay.json'

const rows = fixture.rows.filter((row) => row.type === 'balanced')
const oneGroup = (K: number, scale: number) => [{ members: Array.from({ length: K }, (_, k) => k), share: 1 / K, scale }]
const apart = (K: number, scale: number) => Array.from({ length: K }, (_, k) => ({ members: [k], share: 1 / K, scale }))

function decayed(K: number, n: number, lambdaW: number, lambdaH: number) {
  const problem = { groups: oneGroup(K, Math.sqrt(n)), loss: 'crossEntropy' as const, lambda: Math.sqrt(lambdaW * lambdaH), radius: Infinity }
  return balancedPrediction(problem, (lambdaH / lambdaW) ** 0.25)
}

describe('balancedPrediction', () => {
  it.each(rows)('agrees with the reference: K = $K, n = $n, λ_W = $lamW, λ_H = $lamH', (row) => {
    const { K = 0, n = 0, lamW = 0, lamH = 0, a_closed = 0, w2_closed = 0, h2_closed = 0, F_closed = 0, check } = row
    const { classifiers, means, objective, regime, shape } = decayed(K, n, lamW, lamH)
    expect([regime, shape]).toEqual(['separated', 'a simplex ETF'])
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

  it('agrees with the convex problem solved class by class, under weight decay and under a budget', () => {
    for (const limits of [{ lambda: 4e-3, radius: Infinity }, { lambda: 0, radius: 9 }]) {
      const problem = { loss: 'crossEntropy' as const, ...limits }
      const { objective } = convexOptimum({ ...problem, groups: apart(5, Math.sqrt(7)) })
      const closed = balancedPrediction({ ...problem, groups: oneGroup(5, Math.sqrt(7)) }, 1).objective
      expect(Math.abs(closed / objective - 1)).toBeLessThan(1e-13)
    }
  })

  it('is exactly zero from λ√n K = 1 on', () => {
    const critical = 1 / (4 * Math.sqrt(10))
    expect(decayed(4, 10, critical * 0.999999, critical * 0.999999).regime).toBe('separated')
    const zero = decayed(4, 10, critical * 1.000001, critical * 1.000001)
    expect(zero.regime).toBe('zero')
    expect(zero.shape).toBeUndefined()
    expect(inner(zero.classifiers, zero.classifiers)).toBe(0)
    expect(inner(zero.means, zero.means)).toBe(0)
    expect(zero.objective).toBeCloseTo(Math.log(4), 15)
  })
})
