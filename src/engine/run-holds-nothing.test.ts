import { expect, test } from 'vitest'
import type { Matrix } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Backend } from './backends/contract.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { restRule } from './rest-rule.ts'
import { runFlow, type RunPlan } from './run.ts'

/** The loops in the guise of a device, with a list of the tensors that nobody has given back. */
function countingBackend() {
  const loops = createLoopsBackend()
  const held = new Set<Matrix>()
  const counted =
    <A extends readonly unknown[]>(make: (...args: A) => Matrix) =>
    (...args: A) => {
      const tensor = make(...args)
      held.add(tensor)
      return tensor
    }
  const backend: Backend<Matrix> = {
    ...loops,
    info: { ...loops.info, stepsPerReading: 16 },
    release: (tensor) => {
      if (!held.delete(tensor)) throw new Error('given back twice, or never had')
    },
    // As from a device: not at once.
    read: (tensors) => Promise.resolve(loops.read(tensors)),
    upload: counted(loops.upload),
    product: counted(loops.product),
    residual: counted(loops.residual),
    columnLosses: counted(loops.columnLosses),
    combine: counted(loops.combine),
    ones: counted(loops.ones),
    inner: counted(loops.inner),
    sum: counted(loops.sum),
    tangent: counted(loops.tangent),
    retract: counted(loops.retract),
  }
  return { backend, held }
}

const spec: ModelSpec = {
  model: 'weightDecay',
  counts: [6, 6, 3, 3],
  dimension: 3,
  values: { lambdaW: 1e-2, lambdaH: 1e-2 },
}
const planWith = (rate: number | null): RunPlan => ({
  segments: [{ from: 0, spec }, { from: 20, spec: { ...spec, counts: [6, 6, 2, 2] } }],
  seed: 1,
  deviation: 0.3,
  tolerance: 1e-4,
  rate,
  horizon: 60,
})

/** Runs until `leave` throws out of a breath or `parts` parts have come; returns what is still held. */
async function heldAfter(rate: number | null, breaths: number, parts: number): Promise<number> {
  const { backend, held } = countingBackend()
  let breathed = 0
  const flow = runFlow(backend, planWith(rate), restRule, null, () => {
    if (++breathed > breaths) throw new Error('left')
    return null
  })
  try {
    for (let seen = 0; seen < parts; seen++) if ((await flow.next()).done === true) break
    await flow.return({ kind: 'cancelled', t: 0, sentence: '' })
  } catch (error) {
    expect(error).toEqual(new Error('left'))
  }
  return held.size
}

test.each([
  ['the flow', null],
  ['gradient descent', 0.5],
])('%s leaves no tensor on the device, wherever it is left', async (_name, rate) => {
  const left: number[] = []
  for (let breaths = 0; breaths < 60; breaths++) left.push(await heldAfter(rate, breaths, Infinity))
  for (let parts = 0; parts < 40; parts++) left.push(await heldAfter(rate, Infinity, parts))
  left.push(await heldAfter(rate, Infinity, Infinity))
  expect(left.filter((count) => count > 0)).toEqual([])
})
