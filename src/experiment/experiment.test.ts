import { describe, expect, it } from 'vitest'
import {
  countsOf,
  minorityOf,
  openingExperiment,
  resolve,
  segmentsOf,
  specOf,
  valuesAt,
  type Experiment,
} from './experiment.ts'

describe('resolve', () => {
  it('opens as the design says: K = 4 as two and two, d = 3, n_B = 20, R = 1, λ_W = λ_H = 2.3e-3', () => {
    expect(resolve(openingExperiment.values)).toMatchObject({
      model: 'weightDecay',
      classes: 4,
      minorityClasses: 2,
      minorityCount: 20,
      imbalance: 1,
      dimension: 3,
      lambdaW: 2.3e-3,
      lambdaH: 2.3e-3,
    })
  })

  it.each([
    [2, 3],
    [3, 3],
    [4, 3],
    [5, 4],
    [100, 99],
  ])('lets d follow K: K = %d gives d = %d', (classes, dimension) => {
    expect(resolve({ classes }).dimension).toBe(dimension)
  })

  it('lets λ_H follow λ_W until it is set', () => {
    expect(resolve({ lambdaW: 0.01 }).lambdaH).toBe(0.01)
    expect(resolve({ lambdaW: 0.01, lambdaH: 0.02 }).lambdaH).toBe(0.02)
  })

  it.each([
    [2, 1],
    [3, 1],
    [7, 3],
  ])('lets K_B follow K: K = %d gives K_B = %d', (classes, minorityClasses) => {
    expect(resolve({ classes }).minorityClasses).toBe(minorityClasses)
  })

  it('lets K and d follow the counts', () => {
    expect(resolve({ counts: [9, 8, 7, 6, 5, 4] })).toMatchObject({ classes: 6, dimension: 5 })
  })
})

describe('countsOf', () => {
  it('puts the majority first, n_A = round(R·n_B)', () => {
    const counts = countsOf(resolve({ classes: 5, minorityClasses: 2, minorityCount: 3, imbalance: 2.5 }))
    expect(counts).toEqual([8, 8, 8, 3, 3])
  })

  it.each([
    [1.1, 1],
    [1.5, 2],
    [2.4, 2],
  ])('rounds R = %d at n_B = 1 to n_A = %d', (imbalance, majority) => {
    expect(countsOf(resolve({ minorityCount: 1, imbalance }))[0]).toBe(majority)
  })

  it('rounds nothing where each class is one column', () => {
    const chosen = { minorityCount: 3, imbalance: 2.5, columns: 'means' }
    expect(countsOf(resolve({ ...chosen, model: 'layerPeeled' }))).toEqual([7.5, 7.5, 3, 3])
    expect(countsOf(resolve({ ...chosen, model: 'layerPeeled', columns: 'samples' }))).toEqual([8, 8, 3, 3])
    // Batch norm has no such columns.
    expect(countsOf(resolve({ ...chosen, model: 'batchNorm' }))).toEqual([8, 8, 3, 3])
  })

  it('repeats the minority where it is oversampled', () => {
    const cure = { balancing: 'oversampling', minorityWeight: 2.5 }
    expect(countsOf(resolve({ imbalance: 4, minorityCount: 3, ...cure }))).toEqual([12, 12, 8, 8])
    expect(countsOf(resolve({ counts: [10, 3, 10], ...cure }))).toEqual([10, 8, 10])
    expect(countsOf(resolve({ counts: [10, 3], model: 'sphere', columns: 'means', ...cure }))).toEqual([10, 7.5])
    expect(countsOf(resolve({ counts: [10, 3], minorityWeight: 2.5 }))).toEqual([10, 3])
  })

  it('has n_B in every class where none is a minority class', () => {
    expect(countsOf(resolve({ minorityClasses: 0, imbalance: 7, minorityCount: 3 }))).toEqual([3, 3, 3, 3])
  })

  it('takes counts as they are given', () => {
    expect(countsOf(resolve({ counts: [5, 1, 3], imbalance: 7 }))).toEqual([5, 1, 3])
  })
})

describe('minorityOf', () => {
  it('marks the classes smaller than the largest, none where all are equal', () => {
    expect(minorityOf([5, 1, 5, 3])).toEqual([false, true, false, true])
    expect(minorityOf([4, 4])).toEqual([false, false])
  })
})

const changed: Experiment = {
  version: 1,
  values: { classes: 3, lambdaW: 0.01 },
  events: [
    { t: 10, set: { lambdaW: 0.02 } },
    { t: 20, set: { imbalance: 4 } },
    { t: 30, set: { lambdaW: 0.03, imbalance: 5 } },
  ],
}

describe('valuesAt', () => {
  it('holds the start until the first event and each event from its time on', () => {
    expect(valuesAt(changed, 9.99)).toEqual({ classes: 3, lambdaW: 0.01 })
    expect(valuesAt(changed, 10)).toEqual({ classes: 3, lambdaW: 0.02 })
    expect(valuesAt(changed, 25)).toEqual({ classes: 3, lambdaW: 0.02, imbalance: 4 })
    expect(valuesAt(changed, 1e9)).toEqual({ classes: 3, lambdaW: 0.03, imbalance: 5 })
  })

  it('takes a key named __proto__ for what it is', () => {
    const values = JSON.parse('{"__proto__":{"classes":9}}') as Experiment['values']
    expect(resolve(valuesAt({ ...changed, values }, 0)).classes).toBe(4)
  })
})

describe('segmentsOf', () => {
  it('has one specification for each stretch, defaults following', () => {
    const segments = segmentsOf(changed)
    expect(segments.map(({ from }) => from)).toEqual([0, 10, 20, 30])
    expect(segments.map(({ spec }) => spec.counts)).toEqual([
      [20, 20, 20],
      [20, 20, 20],
      [80, 80, 20],
      [100, 100, 20],
    ])
    expect(segments.map(({ spec }) => spec.values)).toEqual(
      [0.01, 0.02, 0.02, 0.03].map((lambda) => ({ lambdaW: lambda, lambdaH: lambda, lambdaB: lambda, depth: 1 })),
    )
  })
})

describe('specOf', () => {
  it('gives a model its own knobs and nothing else', () => {
    expect(specOf(resolve({ counts: [2, 1], lambdaH: 0.5, temperature: 7, budgetW: 2 }))).toEqual({
      model: 'weightDecay',
      counts: [2, 1],
      dimension: 3,
      values: { lambdaW: 2.3e-3, lambdaH: 0.5, lambdaB: 2.3e-3, depth: 1 },
      choices: { columns: 'samples', loss: 'crossEntropy', bias: 'none' },
      lists: { layerDecays: [] },
    })
    expect(specOf(resolve({ model: 'sphere', temperature: 7, lambdaW: 0.5, depth: 3, layerDecays: [1, 1] }))).toEqual({
      model: 'sphere',
      counts: [20, 20, 20, 20],
      dimension: 3,
      values: { temperature: 7, lambdaB: 2.3e-3 },
      choices: { columns: 'samples', loss: 'crossEntropy', bias: 'none' },
      lists: {},
    })
  })

  it('lists the decays of layers, whose number is the depth', () => {
    const { values, lists } = specOf(resolve({ layerDecays: [0.1, 0.2, 0.3] }))
    expect([values.depth, lists]).toEqual([3, { layerDecays: [0.1, 0.2, 0.3] }])
    // Without penalties there are no decays to count.
    expect(specOf(resolve({ model: 'ulpm', layerDecays: [0.1, 0.2, 0.3] })).values.depth).toBe(1)
  })

  it('weighs the minority where the loss is re-weighted', () => {
    const cure = { balancing: 'reweighting', minorityWeight: 2.5 }
    expect(specOf(resolve({ classes: 3, imbalance: 4, ...cure }))).toMatchObject({ counts: [80, 80, 20], weights: [1, 1, 2.5] })
    expect(specOf(resolve({ counts: [2, 5, 3], ...cure }))).toMatchObject({ counts: [2, 5, 3], weights: [2.5, 1, 2.5] })
    expect(specOf(resolve({ counts: [5, 5], ...cure }))).not.toHaveProperty('weights')
    expect(specOf(resolve({ imbalance: 4, minorityWeight: 2.5 }))).not.toHaveProperty('weights')
  })

  it('has one column a class only where the model allows it', () => {
    const chosen = { counts: [5, 1, 3], columns: 'means' }
    for (const model of ['weightDecay', 'layerPeeled', 'ulpm', 'sphere']) expect(specOf(resolve({ ...chosen, model })).columns).toEqual([1, 1, 1])
    expect(specOf(resolve({ ...chosen, model: 'batchNorm' }))).not.toHaveProperty('columns')
  })
})
