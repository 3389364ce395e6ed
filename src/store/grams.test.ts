import { expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import { fromRows, matrix, type Matrix } from '../math/matrix.ts'
import { centredMeans } from '../metrics/global-mean.ts'
import { groupCosine } from '../metrics/group-cosines.ts'
import { collapsedState } from '../metrics/measured-state.ts'
import { matched } from '../theory/matched.ts'
import { predict } from '../theory/registry.ts'
import { GramKeeper, gramKeys } from './grams.ts'
import { LongestSoFar } from './longest-so-far.ts'
import { testEntries, testSpec } from './test-run.ts'

function frameOf(counts: readonly number[], classifiers: Matrix, means: Matrix): Frame {
  const spec = { ...testSpec([...counts]), dimension: classifiers.cols }
  return { t: 0, layout: layoutOf(spec), classifiers, means, samples: matrix(0, classifiers.cols), measures: new Float64Array(0) }
}

const full = { classifiers: 1, means: 1 }
const tetrahedron = fromRows([
  [1, 1, 1],
  [1, -1, -1],
  [-1, 1, -1],
  [-1, -1, 1],
])

test('of a simplex are 1 on the diagonal and −1/(K − 1) beside it, wherever its middle lies', () => {
  const moved = matrix(4, 3, tetrahedron.data.map((x, i) => 2 * x + [5, -3, 1][i % 3]))
  const { values, target } = new GramKeeper().at(frameOf([9, 9, 9, 9], tetrahedron, moved), null, full)
  expect(target).toBe(null)
  for (const key of gramKeys) {
    // Products of three numbers of size 8 at most: rounding of 1e-15 each.
    values[key].forEach((x, i) => expect(x).toBeCloseTo(i % 5 === 0 ? 1 : -1 / 3, 13))
  }
})

test('what has vanished has no cosine, in its row and its column alone', () => {
  const shrunk = matrix(4, 3, tetrahedron.data.map((x, i) => (i < 3 ? 0.009 * x : x)))
  const longest = { classifiers: Math.sqrt(3), means: Math.sqrt(3) }
  const { values } = new GramKeeper().at(frameOf([9, 9, 9, 9], shrunk, tetrahedron), null, longest)
  values.classifiers.forEach((x, i) => expect(Number.isNaN(x)).toBe(i < 4 || i % 4 === 0))
  values.duality.forEach((x, i) => expect(Number.isNaN(x)).toBe(i < 4))
  expect(values.means.every(Number.isFinite)).toBe(true)
})

test('arrays are kept from moment to moment, and the target is measured once', () => {
  const keeper = new GramKeeper()
  const target = { classifiers: tetrahedron, means: tetrahedron }
  const frame = frameOf([9, 9, 9, 9], tetrahedron, tetrahedron)
  const first = keeper.at(frame, target, full)
  const second = keeper.at(frame, target, full)
  expect(second.values.means).toBe(first.values.means)
  expect(second.target).toBe(first.target)
  expect(second.target?.duality[1]).toBeCloseTo(-1 / 3, 14)
  expect(keeper.at(frame, { ...target, classifiers: fromRows([[1, 0, 0]]) }, full).target).toBe(null)
})

test('at the end of a run they are what the measures say and, in each pair, what theory predicts', async () => {
  const spec = testSpec([400, 400, 20, 20])
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(await testEntries(spec))
  const frame = recording.frameAt(recording.end(), null)!
  const prediction = predict(spec)!
  const { values, target } = new GramKeeper().at(frame, matched(prediction, frame), new LongestSoFar().at(recording, frame.t))
  const { classifiers, means } = frame
  const centred = centredMeans(collapsedState(classifiers, means, spec.counts), 'unweighted')
  for (const [key, rows] of [['classifiers', classifiers], ['means', centred]] as const) {
    // The same numbers by another order of sums: 1e-12 is far above rounding and far below anything seen.
    expect(values[key][1]).toBeCloseTo(groupCosine(rows, spec.counts, 'majority').value!, 12)
    expect(values[key][11]).toBeCloseTo(groupCosine(rows, spec.counts, 'minority').value!, 12)
  }
  // At rest the loss is within 1e-6 of the optimum, the state within its root, times what the flattest direction takes.
  for (const key of gramKeys) values[key].forEach((x, i) => expect(Math.abs(x - target![key][i])).toBeLessThan(2e-2))
  expect(target!.classifiers[11]).not.toBeCloseTo(-1 / 3, 1)
})
