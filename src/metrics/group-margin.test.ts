import { expect, test } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { groupMargin } from './group-margin.ts'
import { collapsedState } from './measured-state.ts'

const classifiers = matrix(3, 2, [2, 0, 0, 1, -1, -1])
const means = matrix(3, 2, [1, 0, 0, 3, -1, 1])

test('the own logit minus the mean of the others, averaged over the group', () => {
  const state = collapsedState(classifiers, means, [5, 5, 2])
  // Class 1: own 2, others 0 and −1; class 2: own 3, others 0 and −3; class 3: own 0, others −2 and 1.
  expect(groupMargin(state, 'majority').value).toBeCloseTo((2.5 + 4.5) / 2, 14)
  expect(groupMargin(state, 'minority').value).toBeCloseTo(0.5, 14)
  expect(groupMargin(collapsedState(classifiers, means, [2, 2, 2]), 'minority').value).toBeNull()
})

test('a bias counts', () => {
  const state = collapsedState(classifiers, means, [5, 5, 2], Float64Array.of(0, 0, 1))
  expect(groupMargin(state, 'minority').value).toBeCloseTo(1.5, 14)
})
