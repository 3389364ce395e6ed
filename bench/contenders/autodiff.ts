import * as tf from '@tensorflow/tfjs'
import type { Matrix } from '../../src/math/matrix.ts'
import { classOfColumn, type ModelSpec } from '../../src/model/spec.ts'
import { startOf, type Work } from './engine.ts'

/** TensorFlow.js's own way to train: its gradients and its optimiser, on one of its backends. */
export interface Autodiff extends Work {
  /** W (K × d) and H (d × N) as they are now. */
  state(): Promise<Float64Array[]>
}

/**
 * Gradient descent as the TensorFlow.js guide writes it: `tf.train.sgd(rate).minimize(loss)`, the loss
 * (1/N) Σ CE + (λ_W/2)‖W‖² + (λ_H/2)‖H‖² of its operations, features as rows, so that no product of the
 * loss needs a transpose. A unit of work is a step. `backend` must have been set up.
 */
export async function createAutodiff(backend: string, spec: ModelSpec, rate: number): Promise<Autodiff> {
  await use(backend)
  const [W, H] = startOf(spec).map((block) => tf.variable(transposed(block)))
  const labels = tf.oneHot(tf.tensor1d(classOfColumn(spec.counts), 'int32'), spec.counts.length).toFloat()
  const optimiser = tf.train.sgd(rate)
  const { lambdaW, lambdaH } = spec.values
  const decay = (lambda: number, X: tf.Tensor): tf.Scalar => tf.mul(lambda / 2, tf.sum(tf.square(X)))
  const entropy = (): tf.Scalar => tf.losses.softmaxCrossEntropy(labels, tf.matMul(H, W))
  const loss = () => tf.addN([entropy(), decay(lambdaW, W), decay(lambdaH, H)])
  return {
    run: async (times) => {
      await use(backend)
      for (let i = 0; i < times; i++) optimiser.minimize(loss)
      // Waits for what the device has been given.
      await W.data()
      return times
    },
    state: async () => {
      await use(backend)
      const blocks = tf.tidy(() => [W, H].map((X) => tf.transpose(X)))
      const values = await Promise.all(blocks.map((X) => X.data()))
      tf.dispose(blocks)
      return values.map((block) => Float64Array.from(block))
    },
    end: () => {
      tf.dispose([W, H, labels])
      optimiser.dispose()
    },
  }
}

/** The same three products as ours by TensorFlow.js alone, each transposed by hand first where its backend wants that. */
export async function createProducts(backend: string, spec: ModelSpec): Promise<Work> {
  await use(backend)
  const [W, H] = startOf(spec).map(({ rows, cols, data }) => tf.tensor2d(Float32Array.from(data), [rows, cols]))
  const G: tf.Tensor2D = tf.matMul(W, H)
  // XNNPACK, under the WebAssembly backend, multiplies only what is not transposed.
  const transposesFirst = backend === 'wasm'
  const times = (a: tf.Tensor2D, b: tf.Tensor2D, left: boolean, right: boolean): tf.Tensor2D =>
    transposesFirst
      ? tf.matMul(left ? tf.transpose(a) : a, right ? tf.transpose(b) : b)
      : tf.matMul(a, b, left, right)
  return {
    run: async (count) => {
      await use(backend)
      let last: tf.Tensor2D = W
      for (let i = 0; i < count; i++) {
        const products = tf.tidy(() => [times(W, H, false, false), times(G, H, false, true), times(W, G, true, false)])
        if (last !== W) last.dispose()
        tf.dispose([products[0], products[2]])
        last = products[1]
      }
      await last.data()
      if (last !== W) last.dispose()
      return count
    },
    end: () => tf.dispose([W, H, G]),
  }
}

/** Backends that TensorFlow.js starts here; `wasmFolder` holds its WebAssembly files. */
export async function startBackends(names: readonly string[], wasmFolder: string): Promise<string[]> {
  // Without its checks and its advice, as for a finished page.
  tf.enableProdMode()
  if (names.includes('wasm')) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    setWasmPaths(wasmFolder)
    // Its threaded build hangs where it is minified, and pages without isolation have one thread anyway.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  }
  const started: string[] = []
  for (const name of names) if (await starts(name)) started.push(name)
  return started
}

async function starts(name: string): Promise<boolean> {
  try {
    return (await tf.setBackend(name)) && tf.getBackend() === name
  } catch {
    return false
  }
}

/** Takes a backend, with TensorFlow.js's own settings: our engine has others. */
async function use(name: string): Promise<void> {
  if (!(await starts(name))) throw new Error(`TensorFlow.js does not start its backend ${name}.`)
  if (name !== 'webgpu') return
  tf.env().set('WEBGPU_CPU_FORWARD', true)
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', -1)
}

function transposed({ rows, cols, data }: Matrix): tf.Tensor2D {
  return tf.tidy(() => tf.transpose(tf.tensor2d(Float32Array.from(data), [rows, cols])))
}
