import { expect, test } from 'vitest'
import { frobenius, matrix, multiply, type Matrix } from '../math/matrix.ts'
import { measuredState, type MeasuredState } from './measured-state.ts'
import { quantityOf } from './registry.ts'
import { balancesOf, sumOfRows, type Origin, type RunFacts } from './run-facts.ts'

const W = matrix(3, 2, [1, 0.5, -0.3, 2, 0.4, -1])
const H = matrix(2, 4, [0.2, 0.4, -1, 0.5, 1, 0.3, 0.2, -0.7])

function moment(facts: Partial<RunFacts>, classifiers: Matrix = W): MeasuredState {
  const run = { objective: 0.5, target: null, origin: null, ...facts }
  return { ...measuredState({ classifiers, features: H, counts: [2, 1, 1] }), run, factors: [classifiers, H] }
}

function originAt(elapsed: number, lambda: number, classifiers: Matrix = W): Origin {
  const balances = balancesOf([classifiers, H])
  return { elapsed, balances, sum: sumOfRows(classifiers), decays: [lambda, lambda], isFlow: true }
}

const valueOf = (key: string, state: MeasuredState) => quantityOf(key).of(state).value

test('the gap is the objective above the prediction, and undefined without one', () => {
  const target = { classifiers: W, means: W, objective: 0.3 }
  expect(valueOf('gap', moment({ target }))).toBeCloseTo(0.2, 15)
  expect(quantityOf('gap').of(moment({}))).toEqual({ value: null, reason: 'there is no prediction' })
  expect(valueOf('objective', moment({}))).toBe(0.5)
})

test('the distance to the prediction is blind to a rotation, and one where the state is zero', () => {
  const state = moment({})
  const turn = matrix(2, 2, [Math.cos(1), -Math.sin(1), Math.sin(1), Math.cos(1)])
  const target = { classifiers: multiply(W, turn), means: multiply(state.means, turn), objective: 0 }
  // The square root of a difference of rounded numbers near 2.
  expect(valueOf('targetDistance', moment({ target }))).toBeLessThan(1e-7)
  const off = { ...target, classifiers: multiply(target.classifiers, matrix(2, 2, [1.1, 0, 0, 1.1])) }
  const expected = Math.sqrt(0.5 * (1 - 1 / 1.1) ** 2)
  expect(valueOf('targetDistance', moment({ target: off }))).toBeCloseTo(expected, 7)
  const direction = { ...off, scale: 'direction' as const }
  expect(valueOf('targetDistance', moment({ target: direction }))).toBeLessThan(1e-7)
})

test('the invariants do not drift at the start, and drift is measured against their decay', () => {
  expect(valueOf('balanceDrift', moment({ origin: originAt(0, 0.1) }))).toBe(0)
  expect(valueOf('sumDrift', moment({ origin: originAt(0, 0.1) }))).toBe(0)
  const origin = originAt(5, 0.1)
  const size = frobenius(W) ** 2 + frobenius(H) ** 2
  const expected = ((1 - Math.exp(-1)) * frobenius(balancesOf([W, H])![0])) / size
  expect(valueOf('balanceDrift', moment({ origin }))).toBeCloseTo(expected, 14)
  const sum = Math.hypot(...sumOfRows(W))
  expect(valueOf('sumDrift', moment({ origin }))).toBeCloseTo(((1 - Math.exp(-0.5)) * sum) / frobenius(W), 14)
})

test('where there is no law there is no number', () => {
  const origin = { ...originAt(1, 0.1), decays: [0.1, 0.2] }
  expect(quantityOf('balanceDrift').of(moment({ origin }))).toMatchObject({ reason: 'unequal decays have no such law' })
  const squared = { ...originAt(1, 0.1), sum: null }
  expect(quantityOf('sumDrift').of(moment({ origin: squared })).value).toBeNull()
})
