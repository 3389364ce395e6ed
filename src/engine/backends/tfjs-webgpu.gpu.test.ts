import type { Tensor2D } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matrix, type Matrix } from '../../math/matrix.ts'
import type { LossKind, Targets } from '../../model/program.ts'
import type { Backend } from './contract.ts'
import { createLoopsBackend } from './loops.ts'
import { allCases, decayCase, randomMatrix, randomState } from './testing/cases.ts'
import { outputsBy, outputsByReferee, relativeError, ROUNDING, tolerance, worstEntry } from './testing/compare.ts'
import { lateLogits, lateState, margins } from './testing/late.ts'
import { openedWebGPU } from './testing/open.ts'
import { createTfjsBackend } from './tfjs-webgpu.ts'
import type { Opened } from './webgpu-device.ts'

let opened: Opened
let gpu: Backend<Tensor2D>
const referee = createLoopsBackend()

beforeAll(async () => {
  opened = await openedWebGPU()
  gpu = createTfjsBackend(opened)
})

afterAll(() => {
  gpu.dispose()
  opened.close()
})

/** Runs one operation on both engines; the tensors are uploads of `inputs`. */
async function both(
  inputs: readonly Matrix[],
  operation: <T>(backend: Backend<T>, tensors: T[]) => T,
): Promise<[actual: Float64Array, expected: Float64Array]> {
  const once = async <T>(backend: Backend<T>) => {
    const tensors = inputs.map((input) => backend.upload(input, input.data))
    const out = operation(backend, tensors)
    const [values] = await backend.read([out])
    ;[...tensors, out].forEach((tensor) => backend.release(tensor))
    return values
  }
  return [await once(gpu), await once(referee)]
}

const targetsOf = (K: number, N: number): Targets => ({
  classes: Int32Array.from({ length: N }, (_, c) => (c * 7) % K),
  weights: Float64Array.from({ length: N }, (_, c) => Math.fround(1 / (N + c))),
})

describe('every primitive agrees with float64', () => {
  const orientations = [
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ] as const
  test.each([
    [2, 1, 2, orientations],
    [5, 3, 7, orientations],
    [10, 16, 320, orientations],
    [3, 2500, 4, orientations],
    // Large enough for the packed kernel, of which every variant takes a second to compile.
    [260, 5, 260, orientations.slice(1, 2)],
  ])('product %i × %i × %i', async (rows, depth, cols, some) => {
    for (const [transposeA, transposeB] of some) {
      const a = randomMatrix(transposeA ? { rows: depth, cols: rows } : { rows, cols: depth }, 1)
      const b = randomMatrix(transposeB ? { rows: cols, cols: depth } : { rows: depth, cols }, 2)
      const [actual, expected] = await both([a, b], (backend, [x, y]) => backend.product(x, y, transposeA, transposeB))
      // Sequential float32 sums of n products: √(n/2) roundings and a few of the products'.
      expect(relativeError(actual, expected)).toBeLessThan(ROUNDING * (4 + Math.sqrt(depth)))
    }
  })

  test.each([
    ['crossEntropy', 2, 1],
    ['crossEntropy', 10, 321],
    ['crossEntropy', 100, 65],
    ['squaredError', 3, 70],
  ] as [LossKind, number, number][])('%s of %i × %i', async (loss, K, N) => {
    const logits = randomMatrix({ rows: K, cols: N }, 3, 4)
    const targets = targetsOf(K, N)
    const residuals = await both([logits], (backend, [z]) => backend.residual(z, targets, loss))
    const losses = await both([logits], (backend, [z]) => backend.columnLosses(z, targets, loss))
    // Logits up to 16 apart round by 8 roundings; e^x, ÷ and the sum of K terms add a few each.
    expect(relativeError(...residuals)).toBeLessThan(ROUNDING * (16 + Math.sqrt(K)))
    expect(relativeError(...losses)).toBeLessThan(ROUNDING * (16 + Math.sqrt(K)))
  })

  test.each([1, 2, 5, 7, 8, 20])('combination of %i', async (terms) => {
    const inputs = Array.from({ length: terms }, (_, i) => randomMatrix({ rows: 9, cols: 31 }, i))
    const factors = inputs.map((_, i) => Math.fround((-1) ** i / (i + 1.3)))
    const [actual, expected] = await both(inputs, (backend, tensors) => backend.combine(factors, tensors))
    expect(relativeError(actual, expected)).toBeLessThan(ROUNDING * (2 + terms))
  })

  test.each([1, 255, 4097, 1_200_000])('sum and inner product of %i entries', async (entries) => {
    const a = randomMatrix({ rows: 1, cols: entries }, 5)
    const squares = await both([a], (backend, [x]) => backend.inner(x, x))
    const ones = matrix(1, entries, new Float64Array(entries).fill(Math.fround(0.1)))
    const sums = await both([ones], (backend, [x]) => backend.sum(x))
    // A thread adds up to 19 entries, the trees are 8 levels each, and nothing cancels.
    expect(relativeError(...squares)).toBeLessThan(ROUNDING * 40)
    expect(relativeError(...sums)).toBeLessThan(ROUNDING * 40)
  })

  test.each(['rows', 'columns'] as const)('tangent and retraction along %s', async (along) => {
    const shape = { rows: 11, cols: 70 }
    const point = randomMatrix(shape, 7)
    const vector = randomMatrix(shape, 8)
    point.data.fill(0, 0, 70)
    for (let i = 0; i < 11; i++) point.data[i * 70] = 0
    const tangents = await both([point, vector], (backend, [x, v]) => backend.tangent(x, v, along, null))
    const retractions = await both([point], (backend, [x]) => backend.retract(x, 1.5, along, null))
    expect(relativeError(...tangents)).toBeLessThan(ROUNDING * 16)
    expect(relativeError(...retractions)).toBeLessThan(ROUNDING * 16)
    // The first row and the first column of the point are zero; one of them is a line, and stays zero.
    const lines = { rows: retractions[0].subarray(0, 70), columns: retractions[0].filter((_, i) => i % 70 === 0) }
    expect(lines[along].every((x) => x === 0)).toBe(true)
  })
})

test('tangent and retraction of a whole matrix, its columns weighted', async () => {
  const shape = { rows: 11, cols: 700 }
  const point = randomMatrix(shape, 7)
  const weights = Float64Array.from({ length: 700 }, (_, j) => Math.fround(1 / (1 + (j % 9))))
  for (const given of [null, weights]) {
    const tangents = await both([point, randomMatrix(shape, 8)], (backend, [x, v]) => backend.tangent(x, v, 'all', given))
    const retractions = await both([point], (backend, [x]) => backend.retract(x, 1.5, 'all', given))
    expect(relativeError(...tangents)).toBeLessThan(ROUNDING * 16)
    expect(relativeError(...retractions)).toBeLessThan(ROUNDING * 16)
  }
})

test('rows normalised, the Jacobian of that, rows scaled and multiplied', async () => {
  const shape = { rows: 9, cols: 300 }
  const a = randomMatrix(shape, 17)
  // A row of equal entries has no variance.
  a.data.fill(3, 0, 300)
  const v = randomMatrix(shape, 18)
  const factors = randomMatrix({ rows: 9, cols: 1 }, 19)
  const pairs = [
    await both([a], (backend, [x]) => backend.normalise(x)),
    await both([a, v], (backend, [x, y]) => backend.normaliseSlope(x, y)),
    await both([a, factors], (backend, [x, y]) => backend.scaleRows(x, y)),
    await both([a, v], (backend, [x, y]) => backend.rowInner(x, y)),
  ]
  // Sums of 300 terms one after the other: √(300/2) roundings or so.
  for (const pair of pairs) expect(relativeError(...pair)).toBeLessThan(ROUNDING * (16 + Math.sqrt(300)))
})

describe('every routine agrees with float64', () => {
  test.each(allCases())('$name', async ({ program }) => {
    const state = randomState(program, 11)
    for (const routine of [program.velocity, program.objective, program.retraction]) {
      if (routine === null) continue
      const actual = await outputsBy(gpu, program, routine, state)
      const expected = await outputsByReferee(program, routine, state)
      actual.forEach((values, i) => expect(relativeError(values, expected[i])).toBeLessThan(tolerance(program)))
    }
  })
})

describe('late in a run', () => {
  test('the residual keeps its digits at every margin', async () => {
    const { logits, targets } = lateLogits()
    const [actual, expected] = await both([logits], (backend, [z]) => backend.residual(z, targets, 'crossEntropy'))
    margins.forEach((margin, c) => {
      const column = (values: Float64Array) => values.filter((_, i) => i % margins.length === c)
      // A difference of logits rounds by margin/2 + 1 at most, and e^x passes that on as it is.
      expect(worstEntry(column(actual), column(expected))).toBeLessThan(ROUNDING * (margin + 12))
    })
  })

  test('losses from 10⁻⁸ to 10⁻³⁴ are right to 10⁻⁵', async () => {
    const { logits, targets } = lateLogits()
    const [actual, expected] = await both([logits], (backend, [z]) => backend.columnLosses(z, targets, 'crossEntropy'))
    expect(Math.max(...expected)).toBeGreaterThan(1e-9)
    expect(Math.min(...expected)).toBeLessThan(1e-34)
    expect(worstEntry(actual, expected)).toBeLessThan(1e-5)
  })

  test('losses stay right where the largest logit is another, and on the way there', async () => {
    const gaps = [-90, -20, -3, -1, -0.1, -1e-4, 0, 1e-4, 0.1, 1, 3, 8, 15]
    const logits = matrix(2, gaps.length, [...gaps.map(Math.fround), ...gaps.map(() => 0)])
    const targets = { classes: new Int32Array(gaps.length), weights: new Float64Array(gaps.length).fill(1) }
    const [actual, expected] = await both([logits], (backend, [z]) => backend.columnLosses(z, targets, 'crossEntropy'))
    expect(worstEntry(actual, expected)).toBeLessThan(ROUNDING * 16)
  })

  test('a flow without decay at margin 40 has a velocity, and the right one', async () => {
    const { program } = decayCase([6, 6, 6, 6], 4, 0)
    const state = lateState(40)
    const actual = await outputsBy(gpu, program, program.velocity, state)
    const expected = await outputsByReferee(program, program.velocity, state)
    actual.forEach((values, i) => {
      expect(Math.hypot(...expected[i])).toBeGreaterThan(1e-18)
      expect(relativeError(values, expected[i])).toBeLessThan(ROUNDING * 100)
    })
  })
})

test('what is not finite is seen after reading', async () => {
  const bad = matrix(2, 3, [1, Number.NaN, 3e38, 2, 0, Number.POSITIVE_INFINITY])
  const logits = gpu.upload(bad, bad.data)
  const targets = targetsOf(2, 3)
  const results = [
    logits,
    gpu.residual(logits, targets, 'crossEntropy'),
    gpu.columnLosses(logits, targets, 'crossEntropy'),
  ]
  const [state, residual, losses] = await gpu.read(results)
  results.forEach(gpu.release)
  expect(Array.from(state, Number.isFinite)).toEqual([true, false, true, true, true, false])
  expect(Array.from(residual, Number.isFinite)).toEqual([true, false, false, true, false, false])
  expect(Array.from(losses, Number.isFinite)).toEqual([true, false, false])
})

test('five runs give the same bits, however deep the product', async () => {
  // 2,500 columns: TensorFlow.js left to itself adds with float atomics here.
  const { program } = decayCase([1250, 1250], 8)
  const state = randomState(program, 21)
  const runs: Float64Array[][] = []
  for (let run = 0; run < 5; run++) {
    runs.push(await outputsBy(gpu, program, program.velocity, state))
  }
  runs.forEach((run) => expect(run).toEqual(runs[0]))
})

test('two readings of a tensor agree, and a reading takes several shapes', async () => {
  const a = gpu.upload({ rows: 2, cols: 3 }, [1, 2, 3, 4, 5, 6])
  const b = gpu.sum(a)
  expect(await gpu.read([a, b, a])).toEqual([
    Float64Array.of(1, 2, 3, 4, 5, 6),
    Float64Array.of(21),
    Float64Array.of(1, 2, 3, 4, 5, 6),
  ])
  const [[first], [second]] = await Promise.all([gpu.read([b]), gpu.read([b])])
  expect([first[0], second[0]]).toEqual([21, 21])
  gpu.release(a)
  gpu.release(b)
})

test('every operation is a dispatch, and every dispatch is counted', () => {
  let recorded = 0
  const prototype = GPUComputePassEncoder.prototype
  const dispatch = prototype.dispatchWorkgroups
  prototype.dispatchWorkgroups = function (...args) {
    recorded++
    dispatch.apply(this, args)
  }
  try {
    const a = gpu.upload({ rows: 2, cols: 2 }, [1, 2, 3, 4])
    const targets = targetsOf(2, 2)
    const factors = gpu.upload({ rows: 2, cols: 1 }, [3, 4])
    const weights = Float64Array.of(1, 2)
    const operations: (() => Tensor2D)[] = [
      () => gpu.product(a, a, false, true),
      () => gpu.residual(a, targets, 'crossEntropy'),
      () => gpu.columnLosses(a, targets, 'squaredError'),
      () => gpu.combine([1, 2], [a, a]),
      () => gpu.ones({ rows: 3, cols: 1 }),
      () => gpu.inner(a, a),
      () => gpu.sum(a),
      () => gpu.tangent(a, a, 'rows', null),
      () => gpu.normalise(a),
      () => gpu.normaliseSlope(a, a),
      () => gpu.scaleRows(a, factors),
      () => gpu.rowInner(a, a),
      () => gpu.retract(a, 1, 'columns', null),
    ]
    const start = gpu.dispatches()
    operations.forEach((operation, i) => {
      gpu.release(operation())
      expect(gpu.dispatches() - start).toBe(i + 1)
    })
    // Along all: the normal, two sums and the projection; the normal, one sum and the scaling.
    gpu.release(gpu.tangent(a, a, 'all', weights))
    expect(gpu.dispatches() - start).toBe(operations.length + 4)
    gpu.release(gpu.retract(a, 1, 'all', weights))
    expect(gpu.dispatches() - start).toBe(operations.length + 7)
    expect(recorded).toBe(operations.length + 7)
    gpu.release(a)
    gpu.release(factors)
  } finally {
    prototype.dispatchWorkgroups = dispatch
  }
})

test('the product never takes the kernel that adds with float atomics', () => {
  const kernels = Object.keys(opened.backend['pipelineCache']).filter((key) => key.startsWith('matMul'))
  const names = new Set(kernels.map((key) => key.split('_')[0]))
  expect(names).toEqual(new Set(['matMulSmallOutputSize', 'matMulPacked']))
})

test('memory stays bounded while sizes change', async () => {
  const pool = opened.backend.bufferManager
  const held: number[] = []
  for (let i = 0; i < 100; i++) {
    const { program } = decayCase([20 + i, 20 + 2 * i, 20, 20], 4)
    await outputsBy(gpu, program, program.velocity, randomState(program, i))
    held.push(pool.getNumFreeBuffers() + pool.getNumUsedBuffers())
  }
  // 512 spares, the targets kept, and one working set; without trimming these 100 sizes leave about 900.
  expect(Math.max(...held)).toBeLessThan(512 + 100)
  expect(pool.numBytesAllocated).toBeLessThan(32 * 2 ** 20)
  expect(opened.failure()).toBeNull()
})

test('a dispose leaves nothing behind', async () => {
  const used = () => opened.backend.bufferManager.getNumUsedBuffers()
  const start = used()
  const other = createTfjsBackend(opened)
  const { program } = decayCase([3, 4], 2)
  const tensors = randomState(program, 1).map((block) => other.upload(block, block.data))
  await other.read([other.product(tensors[0], tensors[1], false, false)])
  expect(used()).toBe(start + 3)
  other.dispose()
  expect(used()).toBe(start)
})
