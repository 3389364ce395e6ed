import { expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import { predict } from '../theory/registry.ts'
import { sentenceOf } from './sentence.ts'
import { testEntries, testSpec } from './test-run.ts'

async function sentenceAt(counts: number[], lambda: number, where: 'start' | 'end', dimension = 3): Promise<string> {
  const spec = testSpec(counts, lambda, dimension)
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(await testEntries(spec))
  const frame = recording.frameAt(where === 'start' ? 0 : Infinity, null) as Frame
  const prediction = predict(spec, { majorityClasses: 2 })
  return sentenceOf({ spec, prediction, ...frame, atRest: where === 'end' })
}

test.each([
  ['start', /^Balanced classes: on the way to a simplex ETF \(regular tetrahedron\); angles within \d+\.\d° of 109\.5°\.$/],
  ['end', /^Balanced classes: a simplex ETF \(regular tetrahedron\); angles within 0\.\d+° of 109\.5°\.$/],
] as const)('balanced, at the %s', async (where, expected) => {
  expect(await sentenceAt([20, 20, 20, 20], 2.3e-3, where)).toMatch(expected)
})

test('below the threshold: where it is, what is predicted, what is', async () => {
  expect(await sentenceAt([400, 400, 20, 20], 2.3e-3, 'end')).toMatch(
    /^R = 20 is below the collapse threshold R₀ = 47\.6: .* 3 and 4 is predicted to reach 0\.50; it is 0\.50\.$/,
  )
})

test('above the threshold the minority merges', async () => {
  expect(await sentenceAt([1200, 1200, 20, 20], 2.3e-3, 'end')).toMatch(
    /^R = 60 is above the collapse threshold R₀ = 47\.6: the minority classes 3 and 4 have merged;/,
  )
})

test('too strong a decay: all is zero', async () => {
  expect(await sentenceAt([20, 20, 20, 20], 0.2, 'end')).toMatch(/λ = 0\.2 is so strong \(above 0\.0559\) that everything shrinks to zero/)
})

test('where theory is silent the sentence says why', async () => {
  expect(await sentenceAt([20, 20, 20, 20], 2.3e-3, 'start', 2)).toMatch(/d = 2 is less than K − 1 = 3/)
})

test('without a penalty there is a direction and no end', () => {
  const spec = { ...testSpec([400, 400, 20, 20]), model: 'ulpm' }
  const prediction = predict(spec)
  const frame = { classifiers: prediction!.classifiers, means: prediction!.means }
  expect(sentenceOf({ spec, prediction, ...frame, atRest: false })).toMatch(
    /^R = 20 and no penalty: .* 3 and 4 tends to 0\.2\d as t grows without end; now 0\.2\d\.$/,
  )
})
