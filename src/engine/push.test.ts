import { expect, test } from 'vitest'
import type { Push } from '../experiment/experiment.ts'
import { frobenius, type Matrix } from '../math/matrix.ts'
import { buildProgram } from '../model/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { gaussianStart } from '../model/start.ts'
import { pushed } from './push.ts'

const still: Push = { nudge: 0, kick: 0, moveMean: [], moveClassifier: [] }

function specOf(counts: readonly number[], more: Partial<ModelSpec> = {}): ModelSpec {
  return { model: 'weightDecay', counts, dimension: 3, values: { lambdaW: 0.01, lambdaH: 0.01 }, ...more }
}

async function moved(spec: ModelSpec, push: Partial<Push>, { seed = 1, t = 5 } = {}): Promise<{ before: Matrix[]; after: readonly Matrix[] }> {
  const program = buildProgram(spec)
  const before = gaussianStart(program, spec, 3, 0.3)
  const after = await pushed(before, { ...still, ...push }, { program, spec, seed, deviation: 0.1, t }, () => null)
  return { before, after }
}

/** after − before, block by block. */
function steps({ before, after }: { before: Matrix[]; after: readonly Matrix[] }): number[][] {
  return after.map(({ data }, b) => Array.from(data, (x, i) => x - before[b].data[i]))
}

test('a class mean is moved with all its features, a classifier alone, and nothing else', async () => {
  const [W, H] = steps(await moved(specOf([2, 3]), { moveMean: [2, 1, 0, -2], moveClassifier: [1, 0.5, 0, 0] }))
  W.forEach((step, i) => expect(step).toBeCloseTo(i === 0 ? 0.5 : 0, 14))
  const expected = [1, 0, -2].flatMap((delta) => [0, 0, delta, delta, delta])
  H.forEach((step, i) => expect(step).toBeCloseTo(expected[i], 14))
})

test('a kick has the length ordered, over all blocks together', async () => {
  const { before, after } = await moved(specOf([2, 3]), { kick: 0.25 })
  const step = Math.hypot(...steps({ before, after }).flat())
  expect(step / Math.hypot(...before.map(frobenius))).toBeCloseTo(0.25, 12)
})

test('a kick is the same for the same seed and time, and another for another', async () => {
  const of = async (at: { seed?: number; t?: number }) => steps(await moved(specOf([2, 3]), { kick: 0.25 }, at))
  expect(await of({})).toEqual(await of({}))
  expect(await of({ seed: 2 })).not.toEqual(await of({}))
  expect(await of({ t: 5.001 })).not.toEqual(await of({}))
})

test('another count reshuffles nothing of a kick but its length', async () => {
  const [, few] = steps(await moved(specOf([1, 1]), { kick: 0.25 }))
  const [, many] = steps(await moved(specOf([1, 4]), { kick: 0.25 }))
  // Entries (i, 0) and (i, 1) of H belong to the same samples in both.
  const ratios = [0, 1, 2].flatMap((i) => [few[2 * i] / many[5 * i], few[2 * i + 1] / many[5 * i + 1]])
  ratios.forEach((ratio) => expect(ratio).toBeCloseTo(ratios[0], 10))
})

test('where there is no block of the kind nothing moves', async () => {
  const deep = specOf([2, 2], { values: { lambdaW: 0.01, lambdaH: 0.01, depth: 2 } })
  const layers = steps(await moved(deep, { moveClassifier: [1, 1, 1, 1] }))
  expect(layers.flat().every((step) => step === 0)).toBe(true)
})

test('the scale of batch norm is left by a kick', async () => {
  const spec = specOf([4, 4], { model: 'batchNorm' })
  const program = buildProgram(spec)
  const found = steps(await moved(spec, { kick: 0.5 }))
  program.blocks.forEach(({ name }, b) => expect(found[b].some((step) => step !== 0)).toBe(name !== 'gamma'))
})
