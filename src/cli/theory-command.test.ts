import { expect, test } from 'vitest'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'
import type { TheoryOutput } from './theory-output.ts'
import { theorySchema } from './theory-schema.ts'

const folder = temporaryFolder()

async function theory(...args: readonly string[]): Promise<TheoryOutput> {
  const { code, out, err } = await callLab(['theory', ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return theorySchema.parse(JSON.parse(out))
}

/** The optimum of the first stretch. */
async function optimum(...args: readonly string[]) {
  const { prediction } = (await theory(...args)).stretches[0]
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

/** Closed forms are met to 1e-9, relative. */
function expectClose(found: number | null, expected: number): void {
  expect(Math.abs((found ?? Infinity) / expected - 1)).toBeLessThan(1e-9)
}

test('balanced weight decay: the closed form, apart in loss and penalty', async () => {
  const found = await optimum('n=10,10,10,10&lambda=0.001')
  const a = 5.746930612859128
  expectClose(found.objective, 0.06405229050073219)
  expectClose(found.loss, Math.log1p(3 * Math.exp(-a)))
  expectClose(found.penalty, 0.001 * 3 * a * Math.sqrt(10))
  expectClose(found.grams.logits[2][2] - found.grams.logits[0][2], a)
  for (const norm of found.norms.classifiers) expectClose(norm ** 2, 0.75 * a * Math.sqrt(10))
  for (const norm of found.norms.means) expectClose(norm ** 2, (0.75 * a) / Math.sqrt(10))
  expect(found.certificate).toEqual({ gap: 0, lowerBound: found.objective })
  expect(found).toMatchObject({ scale: 'absolute', bias: null, layers: null, metastable: [], rivals: [] })
})

test('the Layer-Peeled Model: cosines by group, Gram matrices, thresholds and the distance to them', async () => {
  const found = await optimum('model=layerPeeled&K=10&R=10&cols=means')
  expect(Math.abs((found.cosines.classifiers.minority.value ?? 0) - 0.5174962815)).toBeLessThan(1e-9)
  const { classifiers } = found.grams
  expectClose(classifiers[8][9] / Math.sqrt(classifiers[8][8] * classifiers[9][9]), found.cosines.classifiers.minority.value ?? 0)
  expectClose(classifiers.reduce((sum, row, k) => sum + row[k], 0) / 10, 1)
  expect([found.loss, found.penalty]).toEqual([found.objective, 0])
  expect(found.groups).toEqual({ majority: [0, 1, 2, 3, 4], minority: [5, 6, 7, 8, 9] })
  const merging = found.thresholds.find(({ symbol }) => symbol === 'R₀')
  expect(Math.abs((merging?.value ?? 0) - 12.192447)).toBeLessThan(1e-6)
  expect(merging).toMatchObject({ parameter: 'imbalance', present: 10 })
  expect([merging?.difference, merging?.ratio]).toEqual([(merging?.value ?? 0) - 10, (merging?.value ?? 0) / 10])
})

test('groups are told apart at R = 1 too', async () => {
  const { cosines } = await optimum('model=layerPeeled&K=10&cols=means')
  for (const { value } of Object.values(cosines.classifiers)) expectClose(value, -1 / 9)
})

test('oversampling divides the imbalance', async () => {
  const cured = await optimum('model=layerPeeled&K=10&cols=means&R=20&cure=oversampling&wr=2')
  const plain = await optimum('model=layerPeeled&K=10&cols=means&R=10')
  expectClose(cured.objective, plain.objective)
  expectClose(cured.cosines.means.minority.value, plain.cosines.means.minority.value ?? 0)
  const [twice, once] = [cured, plain].map(({ thresholds }) => thresholds.find(({ symbol }) => symbol === 'R₀'))
  expect([twice?.present, once?.present]).toEqual([20, 10])
  expectClose(twice?.ratio ?? null, once?.ratio ?? 0)
})

test('a vector that has vanished has no cosine but a reason', async () => {
  const found = await optimum('model=layerPeeled&K=10&cols=means&EH=1&R=4')
  expect(found.regime).toBe('minorityVanished')
  expect(found.norms.classifiers.slice(5)).toEqual([0, 0, 0, 0, 0])
  expect(found.cosines.classifiers.minority).toEqual({ value: null, reason: 'a vector has vanished and has no direction' })
  expect(found.cosines.classifiers.majority.value).toBeCloseTo(-1 / 4, 9)
})

test('deep heads have layers, thresholds in their depth and branches', async () => {
  const found = await optimum('n=200,100,50,50&M=3&lambda=5e-4&loss=squaredError&d=64')
  expect(found.layers).toHaveLength(3)
  const [top, next, last] = found.layers ?? []
  // Equal decays: every layer has the same singular values, the cube root of those of the product.
  expect([next.length, last.length]).toEqual([top.length, top.length])
  found.norms.classifiers.toSorted((a, b) => b - a).forEach((norm, i) => {
    for (const layer of [top, next, last]) expect(layer[i] ** 3).toBeCloseTo(norm, 9)
  })
  expectClose(found.loss + found.penalty, found.objective)
})

test('a best known value has no certificate, but rivals', async () => {
  const found = await optimum('K=6&nB=5&M=2&lambda=0.001')
  expect(found.certificate).toBeNull()
  // Known to ten digits, for the octahedron and the simplex.
  expect(found.objective).toBeCloseTo(0.048286583, 9)
  expect(found.shape).toBe('an octahedron')
  expect(found.rivals.find(({ shape }) => shape === 'a simplex ETF')?.objective).toBeCloseTo(0.0514784236, 10)
})

test('the direction that an ever growing state tends to is said to be one', async () => {
  const found = await optimum('model=ulpm&R=10')
  expect([found.scale, found.objective, found.loss, found.penalty]).toEqual(['direction', 0, 0, 0])
  // (K_A, K_B) = (2, 2) at R = 10, to the digits known.
  expect(found.cosines.classifiers.minority.value).toBeCloseTo(0.0794457, 7)
})

test('every stretch has its own, from a file and a link', async () => {
  const experiment = { version: 1, values: { imbalance: 2 }, events: [{ t: 9, set: { imbalance: 48 } }] }
  const output = await theory(folder.write('experiment.json', experiment))
  expect(await theory('R=2&events=9:R=48')).toEqual(output)
  expect(output).toMatchObject({ kind: 'theory', link: 'R=2&events=9:R=48', experiment })
  expect(output.stretches.map(({ from, counts }) => [from, counts[0]])).toEqual([[0, 40], [9, 960]])
  const presents = output.stretches.map(({ prediction }) => prediction?.thresholds[0]?.present)
  expect(presents).toEqual([2, 48])
  expect(output.stretches.map(({ prediction }) => prediction?.regime)).toEqual(['separated', 'minorityMerged'])
})

test('where theory has no optimum, a sentence says for what', async () => {
  const [{ prediction, reason }] = (await theory('M=2&R=4&d=2&bias=free')).stretches
  expect(prediction).toBeNull()
  expect(reason).toMatch(/^d = 2 is less than K − 1 = 3: .*\.$/)
})

test.each([
  [['R=0.5'], 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0.5”.'],
  [['', '--set', 'tau=2'], 'Lengths are free here, and a temperature would only rescale them.'],
  [['neither'], 'There is no file and no preset “neither”'],
])('what is wrong is told: %j', async (args, sentence) => {
  const { code, out, err } = await callLab(['theory', ...args])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
})
