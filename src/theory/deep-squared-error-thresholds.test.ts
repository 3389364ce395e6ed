import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { deepSquaredError } from './deep-squared-error.ts'
import type { Prediction } from './prediction.ts'
import type { Split } from './weight-decay.ts'

function predicted(spec: ModelSpec, split?: Split): Prediction {
  const prediction = deepSquaredError(spec, split)
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

function squaredError(counts: readonly number[], depth: number, lambdaW: number, lambdaH: number, bias: string, dimension = 9): ModelSpec {
  const values = { lambdaW, lambdaH, depth }
  return { model: 'weightDecay', counts, dimension, values, choices: { loss: 'squaredError', bias } }
}

/** How many singular values of a layer are alive: changes wherever a family of directions lives or dies. */
function alive({ layers }: Prediction): number {
  return layers?.[0].filter((s) => s > 0).length ?? NaN
}

/** How many families have a branch of their own that is not the optimum. */
function branches({ metastable }: Prediction): number {
  return metastable?.length ?? NaN
}

const isEnd = (meaning: string) => meaning.startsWith('the metastable branch ends')

const anySetting = fc.record({
  KA: fc.integer({ min: 1, max: 3 }),
  KB: fc.integer({ min: 1, max: 3 }),
  nB: fc.integer({ min: 1, max: 30 }),
  R: fc.constantFrom(1, 1.5, 4, 30),
  depth: fc.integer({ min: 1, max: 5 }),
  bias: fc.constantFrom('none', 'free'),
  dimension: fc.integer({ min: 1, max: 7 }),
  lambdaW: fc.double({ min: -10, max: -1, noNaN: true }).map(Math.exp),
  lambdaH: fc.double({ min: -10, max: -1, noNaN: true }).map(Math.exp),
})

function countsOf({ KA, KB, nB }: { KA: number; KB: number; nB: number }, R: number): number[] {
  return [...Array<number>(KA).fill(R * nB), ...Array<number>(KB).fill(nB)]
}

describe('decayThresholds', () => {
  it('are exactly where directions die and where branches end, for every way of moving the decay', () => {
    fc.assert(
      fc.property(anySetting, ({ R, depth, bias, dimension, lambdaW, lambdaH, ...two }) => {
        const at = (w: number, h: number) => predicted(squaredError(countsOf(two, R), depth, w, h, bias, dimension))
        const { thresholds } = at(lambdaW, lambdaH)
        for (const { parameter, value, meaning } of thresholds) {
          if (parameter === 'imbalance') continue
          const beside = (factor: number): Prediction => {
            const moved = value * factor
            return at(parameter === 'lambdaH' ? lambdaW : moved, parameter === 'lambdaW' ? lambdaH : moved)
          }
          const [below, above] = [beside(1 - 1e-9), beside(1 + 1e-9)]
          if (!isEnd(meaning)) expect(alive(above)).toBeLessThan(alive(below))
          else if (bias === 'none') expect(branches(above)).toBeLessThan(branches(below))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('names what happens, and is silent on λ_W where the layers have their own', () => {
    const spec = squaredError([20, 20, 5, 5], 2, 1e-3, 1e-3, 'none')
    const inLambda = predicted(spec).thresholds.filter(({ parameter }) => parameter === 'lambda')
    expect(inLambda.map(({ symbol, meaning }) => `${symbol}: ${meaning}`)).toEqual([
      'λ₂: everything collapses to zero',
      'λ₂ˢ: the metastable branch ends: the run that followed it falls to zero',
      'λ₁: the minority vanishes',
      'λ₁ˢ: the metastable branch ends: on a run that followed it the minority vanishes',
    ])
    // M = 2, all decays λ: n = 4 N^{3/2} λ^{3/2} where a class dies.
    expect(inLambda[0].value).toBeCloseTo((20 / (4 * 50 ** 1.5)) ** (2 / 3), 14)
    const own = { ...spec, lists: { layerDecays: [1e-3, 2e-3] } }
    expect(new Set(predicted(own).thresholds.map(({ parameter }) => parameter))).toEqual(new Set(['imbalance', 'lambdaH']))
  })

  it('says which classes of several counts', () => {
    const thresholds = (bias: string) => predicted(squaredError([20, 20, 9, 5, 5], 1, 1e-3, 1e-3, bias)).thresholds
    const meanings = (bias: string) =>
      thresholds(bias).flatMap(({ parameter, meaning }) => (parameter === 'lambda' ? [meaning] : []))
    expect(meanings('none')).toEqual(['everything collapses to zero', 'classes of 9 samples vanish', 'classes of 5 samples vanish'])
    expect(meanings('free')).toEqual([
      'everything collapses to zero',
      'a difference between groups vanishes',
      'a difference between groups vanishes',
      'classes of 5 samples merge',
    ])
  })
})

describe('imbalanceThresholds', () => {
  it('are exactly where directions die, appear and where branches end, and nothing changes between', () => {
    fc.assert(
      fc.property(anySetting, ({ depth, bias, dimension, lambdaW, lambdaH, R, ...two }) => {
        const at = (ratio: number) => predicted(squaredError(countsOf(two, ratio), depth, lambdaW, lambdaH, bias, dimension))
        // Whatever R the thresholds are asked at, they are the same.
        const asked = predicted(squaredError(countsOf(two, R), depth, lambdaW, lambdaH, bias, dimension), { majorityClasses: two.KA })
        const inR = asked.thresholds.filter(({ parameter, value }) => parameter === 'imbalance' && value > 1.0001)
        for (const { value, meaning } of inR) {
          const [below, above] = [at(value * (1 - 1e-8)), at(value * (1 + 1e-8))]
          if (!isEnd(meaning)) expect(alive(above)).not.toBe(alive(below))
          else if (bias === 'none') expect(branches(above)).not.toBe(branches(below))
        }
        const ends = [1.0001, ...inR.map(({ value }) => value).toSorted((a, b) => a - b), 1e6]
        for (let i = 0; i + 1 < ends.length; i++) {
          const [low, high] = [ends[i] * (1 + 1e-7), ends[i + 1] * (1 - 1e-7)]
          if (low >= high) continue
          expect(new Set([low, Math.sqrt(low * high), high].map((ratio) => alive(at(ratio)))).size).toBe(1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('speaks of R before oversampling, and of the majority where that has become the smaller', () => {
    // n_A = 60, n_B = 10 counted three times: R = 6, and 2 as the loss has it.
    const spec = squaredError([60, 60, 30, 30], 1, 5e-3, 5e-3, 'free')
    const plain = predicted(spec, { majorityClasses: 2 }).thresholds
    const repeated = predicted(spec, { majorityClasses: 2, oversampling: 3 }).thresholds
    const inR = (thresholds: typeof plain) => thresholds.flatMap(({ parameter, value }) => (parameter === 'imbalance' ? [value] : []))
    expect(inR(plain).length).toBeGreaterThan(0)
    expect(inR(repeated)).toEqual(inR(plain).map((value) => 3 * value))
    const turned = predicted(squaredError([5, 5, 20, 20], 1, 0.05, 0.05, 'free'), { majorityClasses: 2, oversampling: 8 })
    expect(turned.regime).toBe('majorityMerged')
    expect(turned.thresholds.map(({ meaning }) => meaning)).toContain('majority classifiers merge')
  })

  it('tells of a balanced experiment what R will do', () => {
    const spec = squaredError([20, 20, 20, 20], 1, 2e-3, 2e-3, 'none')
    expect(predicted(spec).thresholds.some(({ parameter }) => parameter === 'imbalance')).toBe(false)
    const [zero, minority] = predicted(spec, { majorityClasses: 2 }).thresholds
    expect(zero).toMatchObject({ parameter: 'imbalance', symbol: 'R₂', meaning: 'everything collapses to zero' })
    // n_B = N²λ²: N = √20/0.002, R = (N/20 − 2)/2.
    expect(minority.meaning).toBe('the minority vanishes')
    expect(minority.value).toBeCloseTo((Math.sqrt(20) / 2e-3 / 20 - 2) / 2, 10)
  })
})
