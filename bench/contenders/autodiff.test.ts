import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import { createLoopsBackend } from '../../src/engine/backends/loops.ts'
import { fileURLToPath } from 'node:url'
import { createAutodiff, createProducts, startBackends } from './autodiff.ts'
import { engineOf, planOf } from './engine.ts'
import { quickSizes } from '../sizes.ts'

const wasmFolder = fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url))
const [{ spec }] = quickSizes
const RATE = 0.5
const STEPS = 20

let started: readonly string[]

beforeAll(async () => {
  started = await startBackends(['cpu', 'wasm', 'none'], wasmFolder)
})

test('backends that are not there are left out', () => {
  expect(started).toEqual(['cpu', 'wasm'])
})

test.each(['cpu', 'wasm'])('twenty steps of TensorFlow.js are ours: %s', async (backend) => {
  const autodiff = await createAutodiff(backend, spec, RATE)
  expect(await autodiff.run(STEPS)).toBe(STEPS)
  const ours = await engineOf('loops', createLoopsBackend()).flow(planOf(spec, STEPS * RATE, 1e-3, RATE))
  const theirs = await autodiff.state()
  autodiff.end()
  ours.last.state.forEach((block, b) => {
    const distance = Math.hypot(...block.map((x, i) => x - theirs[b][i])) / Math.hypot(...block)
    // Some ten roundings of float32 (6e-8) a step, in twenty steps.
    expect(distance).toBeLessThan(1e-5)
  })
})

test.each(['cpu', 'wasm'])('the products alone leave nothing behind: %s', async (backend) => {
  const before = tf.memory().numTensors
  const products = await createProducts(backend, spec)
  expect(await products.run(3)).toBe(3)
  products.end()
  expect(tf.memory().numTensors).toBe(before)
})
