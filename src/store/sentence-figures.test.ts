import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Prediction, Regime } from '../theory/prediction.ts'
import { sentenceOf } from './sentence.ts'

const rows = (...list: readonly (readonly number[])[]): Matrix => matrix(list.length, list[0].length, list.flat())

const octahedron = rows([1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1])

function predictionOf(classifiers: Matrix, regime: Regime, rest: Partial<Prediction> = {}): Prediction {
  return {
    classifiers, means: classifiers, objective: 0.05, gap: 0, regime, thresholds: [],
    standing: 'theorem', source: 'a test', ...rest,
  }
}

function specOf(model: string, counts: readonly number[], rest: Partial<ModelSpec> = {}): ModelSpec {
  return { model, counts, dimension: 3, values: { lambdaW: 1e-3, lambdaH: 1e-3, budgetH: 5, budgetW: 1, temperature: 2, ...rest.values }, ...rest }
}

const moment = (spec: ModelSpec, prediction: Prediction | null, run: Matrix, atRest = false, objective = 0.05) =>
  sentenceOf({ spec, prediction, classifiers: run, means: run, atRest, objective })

const ones = (K: number) => Array.from({ length: K }, () => 1)
const deep = { values: { lambdaW: 1e-3, lambdaH: 1e-3, depth: 2 } }
const squared = { choices: { loss: 'squaredError' } }

test('spheres: the figure by name, the temperature, and the worst angle whichever class is where', () => {
  const names = { exchangeable: [[0, 1, 2, 3, 4, 5]] }
  const prediction = predictionOf(octahedron, 'code', { shape: 'an octahedron', standing: 'best known value', ...names })
  const turned = rows([0, 0, 1], [1, 0, 0], [0, 0, -1], [-1, 0, 0], [0, -1, 0], [0, 1, 0])
  expect(moment(specOf('sphere', ones(6)), prediction, turned)).toBe(
    'Balanced classes on the sphere at τ = 2: on the way to the best known figure, an octahedron, angles within 0.001° of the predicted ones.',
  )
  const bent = rows([0, 0.1, 1], [1, 0, 0], [0, 0, -1], [-1, 0, 0], [0, -1, 0], [0, 1, 0])
  expect(moment(specOf('sphere', ones(6)), prediction, bent)).toContain('angles within 5.7° of')
})

test('deep cross-entropy at rest on another figure says so, with both losses', () => {
  const prediction = predictionOf(octahedron, 'code', { shape: 'an octahedron', standing: 'best known value', objective: 0.0482865830 })
  expect(moment(specOf('weightDecay', ones(6), deep), prediction, octahedron, true, 0.0514784236)).toBe(
    'Balanced classes through 2 layers: an octahedron is the best known figure; the run is at rest above it, at a loss of 0.0515 against 0.0483.',
  )
})

test('squared error: an orthogonal frame, and the classes that die', () => {
  const frame = predictionOf(rows([2, 0, 0], [0, 1, 0], [0, 0, 0]), 'someVanished', { shape: 'an orthogonal frame of 2 of the classes' })
  const spec = specOf('weightDecay', [20, 20, 5], squared)
  const on = moment(spec, frame, rows([2, 0, 0], [0.2, 1, 0], [0, 0.1, 0.5]))
  expect(on).toBe(
    'Classes of unequal size with squared error: on the way to an orthogonal frame of 2 of the classes, angles within 11.3° of 90°; class 3 is below its threshold: predicted to vanish.',
  )
  const over = moment(spec, frame, rows([2, 0, 0], [0, 1, 0], [0, 0, 1e-3]), true)
  expect(over).toMatch(/: an orthogonal frame of 2 of the classes, .*; class 3 is below its threshold and has vanished\.$/)
  const caught = { ...frame, metastable: [{ classes: [2], logit: 0.7, objective: 0.06 }] }
  expect(moment(spec, caught, rows([2, 0, 0], [0, 1, 0], [0, 0, 1]), true, 0.06)).toMatch(
    /is the optimum; the run is at rest above it, at a loss of 0\.0600 against 0\.0500; class 3 .* still alive, predicted to vanish, unless caught on a metastable branch\.$/,
  )
})

test('a class that a run has lost, though the optimum has it, is named, and the angles of the others count', () => {
  const frame = predictionOf(rows([2, 0, 0], [0, 1, 0], [0, 0, 1]), 'frame', { shape: 'an orthogonal frame' })
  expect(moment(specOf('weightDecay', [20, 20, 5], squared), frame, rows([2, 0, 0], [0, 1, 0], [0, 0, 0]))).toBe(
    'Classes of unequal size with squared error: on the way to an orthogonal frame, angles within 0.001° of 90°; class 3 is at zero here.',
  )
})

const two = (regime: Regime, thresholds: Prediction['thresholds'] = []) =>
  predictionOf(rows([1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, 1, 0.1]), regime, { thresholds })
const budgetThresholds = [
  { parameter: 'imbalance', value: 12.192447, symbol: 'R₀', meaning: 'minority classifiers merge' },
  { parameter: 'imbalance', value: 812.4, symbol: 'R₁', meaning: 'the minority vanishes' },
]

test('the Layer-Peeled Model: budget, threshold and what happens, with the imbalance as it was given', () => {
  const spec = (R: number) => specOf('layerPeeled', [R * 20, R * 20, 20, 20], { columns: ones(4) })
  const run = rows([1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, 1, 0.1])
  expect(moment(spec(20.1), two('minorityMerged', budgetThresholds), run)).toBe(
    'R = 20.1 with a budget of E = 5 is above the collapse threshold R₀ = 12.2: the minority classes 3 and 4 are predicted to merge; the cosine of their classifiers is 0.9950.',
  )
  expect(moment(spec(12.19), two('separated', budgetThresholds), run)).toMatch(/^R = 12\.19 .* is below the collapse threshold R₀ = 12\.192: /)
  expect(moment(spec(1000), two('minorityVanished', budgetThresholds), run)).toBe(
    'R = 1,000 with a budget of E = 5 is above the vanishing threshold R₁ = 812: the minority classes 3 and 4 are predicted to merge and then to vanish altogether.',
  )
})

test('re-weighting is said, and can turn the tables', () => {
  const spec = specOf('weightDecay', [40, 40, 20, 20], { weights: [1, 1, 50, 50] })
  expect(moment(spec, two('majorityMerged'), octahedronOf(4))).toMatch(
    /^R = 2, the minority weighed 50 times: the majority classes 1 and 2 are predicted to merge; the cosine .* is −1\.00\.$/,
  )
})

test('oversampled counts are told as the imbalance before it, and the minority stays who it was', () => {
  const spec = specOf('weightDecay', [100, 100, 400, 400])
  const told = sentenceOf({
    spec, prediction: two('separated'), classifiers: octahedronOf(4), means: octahedronOf(4), atRest: false,
    split: { majorityClasses: 2, oversampling: 20 },
  })
  expect(told).toMatch(/^R = 5, the minority taken 20 times: the cosine of the minority classifiers 3 and 4 is predicted to reach/)
})

test('classes that oversampling has made equal are balanced, and that is why', () => {
  const simplex = rows([1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1])
  const told = sentenceOf({
    spec: specOf('weightDecay', [100, 100, 100, 100]), prediction: predictionOf(simplex, 'separated'), classifiers: simplex,
    means: simplex, atRest: true, split: { majorityClasses: 2, oversampling: 5 },
  })
  expect(told).toBe('Balanced by oversampling: a simplex ETF (regular tetrahedron); angles within 0.001° of 109.5°.')
})

test('batch norm and no penalty name themselves', () => {
  const simplex = rows([1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1])
  expect(moment(specOf('batchNorm', ones(4)), predictionOf(simplex, 'separated'), simplex)).toBe(
    'Balanced classes with batch norm and λ = 0.001: on the way to a simplex ETF (regular tetrahedron); angles within 0.001° of 109.5°.',
  )
  expect(moment(specOf('ulpm', ones(4)), predictionOf(simplex, 'separated', { scale: 'direction' }), simplex, true)).toMatch(
    /^Balanced classes and no penalty: lengths grow for ever, directions are /,
  )
})

test('all zero names the decay where there is one', () => {
  const zero = predictionOf(matrix(4, 3), 'zero', {
    thresholds: [
      { parameter: 'lambda', value: 1e-4, symbol: 'λ₀', meaning: 'minority classifiers merge' },
      { parameter: 'lambda', value: 5e-4, symbol: 'λ₂', meaning: 'everything collapses to zero' },
    ],
  })
  expect(moment(specOf('weightDecay', ones(4), deep), zero, octahedronOf(4))).toMatch(/λ = 0\.001 is so strong \(above 5e−4\)/)
  expect(moment(specOf('sphere', ones(4), { values: {} }), zero, octahedronOf(4))).toMatch(/^Everything is predicted to shrink to zero/)
})

test.each([
  ['batchNorm', [3, 1, 1], {}, /^Batch norm with classes of unequal size: theory knows no optimum/],
  ['sphere', [1, 1, 1, 1, 1, 1, 1], {}, /^7 classes on the sphere in d = 3 dimensions: no best arrangement is known/],
  ['weightDecay', [1, 1, 1, 1], squared, /^d = 3 is less than K = 4: there is no room for an orthogonal frame/],
  ['layerPeeled', [1, 1, 1], squared, /^Squared error can be brought to zero here/],
  ['weightDecay', [3, 1, 1], deep, /^Cross-entropy through 2 layers with classes of unequal size.*; at R = 3 the cosine of the minority classifiers 2 and 3 is 0\.00\.$/],
  ['weightDecay', [3, 2, 1], { choices: { bias: 'free' } }, /^A bias with classes of unequal size/],
  ['weightDecay', [1, 1, 1], {}, /^There is no prediction for this experiment\.$/],
] as const)('%s of %j without theory says why', (model, counts, rest, expected) => {
  expect(moment(specOf(model, counts, rest), null, octahedronOf(counts.length))).toMatch(expected)
})

test('a prediction on its way is not called missing', () => {
  const run = octahedronOf(3)
  expect(sentenceOf({ spec: specOf('weightDecay', [3, 2, 1]), prediction: null, isAwaited: true, classifiers: run, means: run, atRest: false })).toBe(
    'The prediction is being computed.',
  )
})

const regimes: readonly Regime[] = [
  'separated', 'minorityMerged', 'minorityVanished', 'majorityMerged', 'majorityVanished', 'zero', 'frame', 'someVanished', 'code',
]

test.each(regimes)('in regime %s every model, size and state has one whole sentence', (regime) => {
  for (const model of ['weightDecay', 'ulpm', 'layerPeeled', 'batchNorm', 'sphere', 'unheard-of']) {
    for (const counts of [ones(4), [9, 1, 1, 1], [9, 9, 9, 1], [4, 3, 2, 1]]) {
      for (const run of [octahedronOf(4), matrix(4, 3)]) {
        for (const target of [octahedronOf(4), matrix(4, 0), matrix(4, 3)]) {
          for (const atRest of [true, false]) {
            const prediction = predictionOf(target, regime, { bias: new Float64Array(4), objective: 0.01 })
            const told = moment(specOf(model, counts), prediction, run, atRest)
            expect(told).toMatch(/^[A-Z\d].*\.$/)
            expect(told).not.toMatch(/NaN|undefined (is|at)|\bnull|\[object|Infinity/)
          }
        }
      }
    }
  }
})

function octahedronOf(K: number): Matrix {
  return matrix(K, 3, Float64Array.from({ length: 3 * K }, (_, i) => octahedron.data[i % 18]))
}

test('where zero is the optimum a run that holds on to the metastable branch is told so, until it has fallen', () => {
  const spec = specOf('weightDecay', [9, 9, 9], { dimension: 3, values: { lambdaW: 0.05, lambdaH: 0.05, depth: 2 }, ...squared })
  const zero = rows([0, 0, 0], [0, 0, 0], [0, 0, 0])
  const end = { parameter: 'lambda', value: 0.0516, symbol: 'λ₂ˢ', meaning: 'the metastable branch ends: the run that followed it falls to zero' }
  const prediction = predictionOf(zero, 'zero', { metastable: [{ classes: [0, 1, 2], logit: 0.4, objective: 0.4 }], thresholds: [end] })
  const alive = rows([0.6, 0, 0], [0, 0.6, 0], [0, 0, 0.6])
  expect(moment(spec, prediction, alive)).toBe(
    'Everything at zero would be the optimum by now, but the run holds on to a local one, which ends at λ = 0.0516.',
  )
  const fallen = rows([0.01, 0, 0], [0, 0.01, 0], [0, 0, 0.01])
  expect(moment(spec, prediction, fallen)).toContain('everything shrinks to zero')
})
