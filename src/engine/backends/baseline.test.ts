import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import type { Matrix } from '../../math/matrix.ts'
import type { Program } from '../../model/program.ts'
import { classOfColumn } from '../../model/spec.ts'
import { biasCase, decayCase, deepCase, randomState, sphereCase, tiedCase } from './testing/cases.ts'
import { outputsByReferee, relativeError, ROUNDING } from './testing/compare.ts'

/*
 * Our gradients against TensorFlow.js's own automatic differentiation of the same objectives,
 * written here once more with its operations, on its CPU kernels in float32.
 */

beforeAll(() => tf.setBackend('cpu'))

/** Sums run over up to 60 entries, one by one; softmax and its gradient add a dozen roundings. */
const TOLERANCE = ROUNDING * 64

/** Σ_c CE(z_c, y_c)/N for logits K × N. */
function meanCrossEntropy(logits: tf.Tensor, counts: readonly number[]): tf.Scalar {
  const labels = tf.oneHot(tf.tensor1d(classOfColumn(counts), 'int32'), counts.length)
  return tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(tf.transpose(logits))), 1)))
}

/** Σ_c ½‖z_c − y_c‖²/N. */
function meanHalfSquare(logits: tf.Tensor, counts: readonly number[]): tf.Scalar {
  const labels = tf.oneHot(tf.tensor1d(classOfColumn(counts), 'int32'), counts.length)
  return tf.mul(0.5, tf.mean(tf.sum(tf.square(tf.sub(tf.transpose(logits), labels)), 1)))
}

function decay(lambda: number, x: tf.Tensor): tf.Scalar {
  return tf.mul(lambda / 2, tf.sum(tf.square(x)))
}

/** Compares objective and velocity with autodiff; `project` puts −gradient on the tangent space. */
async function expectSame(
  program: Program,
  objective: (...state: tf.Tensor[]) => tf.Scalar,
  project: (gradient: tf.Tensor, block: tf.Tensor, name: string) => tf.Tensor = (gradient) => gradient,
): Promise<void> {
  const state = randomState(program, 31, 0.8)
  const tensors = state.map(({ data, rows, cols }: Matrix) => tf.tensor2d(Float32Array.from(data), [rows, cols]))
  const { value, grads } = tf.valueAndGrads(objective)(tensors)
  const [[ours]] = await outputsByReferee(program, program.objective, state)
  expect(Math.abs((await value.data())[0] - ours)).toBeLessThan(TOLERANCE * ours)
  const velocity = await outputsByReferee(program, program.velocity, state)
  for (const [b, { name }] of program.blocks.entries()) {
    const theirs = await project(tf.neg(grads[b]), tensors[b], name).data()
    expect(relativeError(Float64Array.from(theirs), velocity[b])).toBeLessThan(TOLERANCE)
  }
}

test.each([
  [[1, 1], 1, 1e-2],
  [[20, 3, 9, 20], 3, 5e-3],
  [[2, 3, 4, 5, 6, 7, 8, 9, 10, 1], 16, 1e-3],
])('weight decay: counts %j, d = %i', async (counts, d, lambda) => {
  const { program } = decayCase(counts, d, lambda)
  await expectSame(program, (W, H) =>
    tf.addN([meanCrossEntropy(tf.matMul(W, H), counts), decay(lambda, W), decay(lambda / 7, H)]),
  )
})

/** v − x ⟨x, v⟩/⟨x, x⟩ along an axis. */
function tangent(v: tf.Tensor, x: tf.Tensor, axis: number): tf.Tensor {
  const share = tf.div(tf.sum(tf.mul(x, v), axis, true), tf.sum(tf.square(x), axis, true))
  return tf.sub(v, tf.mul(share, x))
}

test('spheres: W and H of unit rows, logits three times W Hᵀ', () =>
  expectSame(
    sphereCase().program,
    (W, H) => meanCrossEntropy(tf.mul(3, tf.matMul(W, H, false, true)), [7, 5, 3, 9, 4]),
    (velocity, block) => tangent(velocity, block, 1),
  ))

test('three layers under squared error, transposed every way', () =>
  expectSame(
    deepCase().program,
    (top, middle, bottom, H) => {
      const logits = tf.matMul(tf.matMul(tf.matMul(top, middle, true), bottom, false, true), H)
      return tf.addN([meanHalfSquare(logits, [4, 9, 2]), decay(1e-2, top), decay(2e-2, middle), decay(3e-2, H)])
    },
    (velocity, block, name) => (name === 'H' ? tangent(velocity, block, 0) : velocity),
  ))

test('a layer used twice, two losses', () => {
  const counts = [6, 4, 2]
  return expectSame(tiedCase().program, (W, H) => {
    const tied = tf.matMul(tf.matMul(W, W, false, true), H)
    return tf.addN([meanCrossEntropy(tied, counts), meanHalfSquare(tf.mul(2, H), counts), decay(1e-2, W)])
  })
})

test('a penalised bias under squared error', () =>
  expectSame(biasCase().program, (W, H, b) => {
    const loss = meanHalfSquare(tf.add(tf.matMul(W, H), b), [4, 3, 2])
    return tf.addN([loss, decay(5e-3, W), decay(1e-3, H), decay(2e-2, b)])
  }))
