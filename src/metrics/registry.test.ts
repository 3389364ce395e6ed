import { describe, expect, it } from 'vitest'
import { fromRows, matrix, transpose, type Matrix } from '../math/matrix.ts'
import fixture from './fixtures/metrics.json'
import { collapsedState, measuredState, type MeasuredState } from './measured-state.ts'
import { quantities, quantityOf } from './registry.ts'
import { balancesOf, sumOfRows, type Origin } from './run-facts.ts'

const { input, expected } = fixture
const state = measuredState({
  classifiers: fromRows(input.W),
  features: transpose(fromRows(input.H)),
  counts: input.n,
  bias: Float64Array.from(input.b),
})

/** The reference name of each quantity; names ending in a weighting are read from its section. */
const references: readonly (readonly [key: string, value: number])[] = [
  ...(['weighted', 'unweighted'] as const).flatMap((weighting) => {
    const suffix = weighting === 'weighted' ? 'Weighted' : 'Unweighted'
    const values = expected[weighting]
    return [
      [`nc1Trace${suffix}`, values.nc1_trace_pinv_over_K],
      [`nc1Quotient${suffix}`, values.nc1_quotient],
      [`nc2Means${suffix}`, values.nc2_means],
      [`nc3Product${suffix}`, values.nc3_WM],
      [`nc3SelfDualitySquared${suffix}`, values.nc3_selfdual_sq],
      [`nc3SelfDuality${suffix}`, values.nc3_selfdual],
      [`meanNormSpread${suffix}`, values.equinorm_means_pop],
      [`meanNormSpreadUnbiased${suffix}`, values.equinorm_means_unb],
      [`meanAngleSpread${suffix}`, values.angle_means],
      [`nc4Bias${suffix}`, values.nc4_bias],
    ] as const
  }),
  ['nc1TraceTimesClasses', 4 * expected.unweighted.nc1_trace_pinv_over_K],
  ['nc2Classifiers', expected.nc2_W],
  ['nc3Uncentred', expected.nc3_uncentred],
  ['classifierNormSpread', expected.equinorm_W_pop],
  ['classifierNormSpreadUnbiased', expected.equinorm_W_unb],
  ['classifierAngleSpread', expected.angle_W],
  ['cdnv', expected.cdnv],
  ['cdnvUnbiased', expected.cdnv_unbiased],
  ['nc4Agreement', expected.nc4_agreement],
]

/** A simplex ETF of K rows in K dimensions. */
function simplex(K: number, scale: number): Matrix {
  return matrix(K, K, Array.from({ length: K * K }, (_, i) => scale * ((i % (K + 1) === 0 ? 1 : 0) - 1 / K)))
}

/** As at the start of a stretch. */
function originOf(W: Matrix, H: Matrix): Origin {
  return { elapsed: 0, balances: balancesOf([W, H]), sum: sumOfRows(W), decays: [0.1, 0.1], isFlow: true }
}

function valueOf(key: string, of: MeasuredState): number {
  const { value } = quantityOf(key).of(of)
  if (value === null) throw new Error(`${key} is not defined`)
  return value
}

describe('the registry of quantities', () => {
  it.each(references)('agrees with the public implementations: %s', (key, value) => {
    // The reference agrees with the implementations to 1e-12, cdnv to 1e-8 (float32 there), itself in float64.
    expect(Math.abs(valueOf(key, state) - value)).toBeLessThan(1e-12)
  })

  it('checks every quantity of NC1 to NC4 against a reference, but the angles in degrees', () => {
    const checked = new Set(references.map(([key]) => key))
    const unchecked = quantities.filter(({ family, key }) => family.startsWith('nc') && !checked.has(key))
    expect(unchecked.map(({ key }) => key)).toEqual([
      'classifierAngleDeviation', 'meanAngleDeviationWeighted', 'meanAngleDeviationUnweighted',
    ])
  })

  it('has keys of its own and values in range', () => {
    expect(new Set(quantities.map(({ key }) => key)).size).toBe(quantities.length)
    // Six samples in the first two classes, five in the others: every group has pairs.
    const features = matrix(3, 22, Array.from({ length: 66 }, (_, i) => Math.sin(i * i)))
    const classifiers = matrix(4, 3, Array.from({ length: 12 }, (_, i) => Math.cos(i * i)))
    const run = { objective: 1, target: { classifiers, means: classifiers, objective: 0.5 }, origin: originOf(classifiers, features) }
    const grouped = { ...measuredState({ classifiers, features, counts: [6, 6, 5, 5] }), run, factors: [classifiers, features] }
    const spec = { model: 'batchNorm', counts: [5, 5, 5, 5], dimension: 3, values: { lambdaW: 0.1, lambdaH: 0.1 } }
    const balanced = { ...measuredState({ classifiers, features: matrix(3, 20, features.data.slice(0, 60)), counts: spec.counts }), run: { ...run, spec } }
    for (const { key, family, range } of quantities) {
      const value = valueOf(key, family === 'misalignment' ? balanced : grouped)
      expect(value).toBeGreaterThanOrEqual(range[0])
      expect(value).toBeLessThanOrEqual(range[1])
    }
    expect(() => quantityOf('nothing')).toThrow(RangeError)
  })

  it('is at its ideal value at neural collapse', () => {
    const collapsed = collapsedState(simplex(5, 3), simplex(5, 0.2), [20, 20, 20, 20, 20])
    for (const { key, family } of quantities.filter(({ family: of }) => of.startsWith('nc'))) {
      // Degrees: acos loses half the digits near its ends, not here.
      expect([key, family, Math.abs(valueOf(key, collapsed) - (key === 'nc4Agreement' ? 1 : 0)) < 1e-12]).toEqual([key, family, true])
    }
    expect(valueOf('majorityClassifierCosine', collapsed)).toBeCloseTo(-1 / 4, 14)
    expect(valueOf('majorityMeanNorm', collapsed)).toBeCloseTo(0.2 * Math.sqrt(4 / 5), 14)
    expect(quantityOf('minorityMeanNorm').of(collapsed).value).toBeNull()
  })
})
