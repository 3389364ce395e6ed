import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Shape } from '../../model/program.ts'
import type { Backend } from './contract.ts'
import {
  columnLossesKernel,
  combineKernel,
  lineCount,
  onesKernel,
  residualKernel,
  retractKernel,
  shareCount,
  sumKernel,
  tangentKernel,
} from './tfjs-kernels.ts'
import { product } from './tfjs-product.ts'
import { createTargetTensors } from './tfjs-targets.ts'
import { createTensors } from './tfjs-tensors.ts'
import type { Opened } from './webgpu-device.ts'

/** Reading costs 1 to 3 ms, a gradient evaluation a third of that and more: 16 steps make reading cheap. */
const STEPS_PER_READING = 16

/**
 * Every primitive on the device in float32: products by TensorFlow.js, the rest by kernels of our
 * own, one dispatch each (more for a combination of over 7 or sums over 4,096 entries). Equal
 * inputs give equal bits. WGSL lets a device assume that nothing is infinite or NaN, so whether a
 * result is finite is known only once it has been read and tested on the host.
 */
export function createTfjsBackend(opened: Opened): Backend<Tensor2D> {
  const tensors = createTensors(opened)
  const { run, keep, release } = tensors
  const targetTensors = createTargetTensors(tensors)
  // One storage binding of a stage is the output.
  const mostTerms = Math.min(opened.device.limits.maxStorageBuffersPerShaderStage - 1, 8)

  const combine = (factors: readonly number[], terms: readonly Tensor2D[]): Tensor2D => {
    const now = terms.slice(0, mostTerms)
    const first = run(combineKernel(shapeOf(now[0]), now.length), now, now[0].size, factors.slice(0, mostTerms))
    if (terms.length <= mostTerms) return first
    const all = combine([1, ...factors.slice(mostTerms)], [first, ...terms.slice(mostTerms)])
    release(first)
    return all
  }
  const sum = (kind: 'sum' | 'inner', inputs: readonly Tensor2D[]): Tensor2D => {
    const { size } = inputs[0]
    const partial = run(sumKernel(kind, size), inputs, size)
    if (shareCount(size) === 1) return partial
    const all = sum('sum', [partial])
    release(partial)
    return all
  }
  return {
    info: {
      name: 'TensorFlow.js WebGPU',
      precision: 'float32',
      adapter: opened.adapter,
      software: opened.software,
      stepsPerReading: STEPS_PER_READING,
    },
    upload: (shape, values) => tensors.upload(shape, values),
    read: tensors.read,
    settle: tensors.settle,
    release,
    dispatches: opened.dispatches,
    dispose: tensors.dispose,
    product: (a, b, transposeA, transposeB) => keep(product(a, b, transposeA, transposeB)),
    residual: (logits, targets, loss) =>
      run(residualKernel(loss, shapeOf(logits)), [logits, ...targetTensors(targets)], logits.shape[1]),
    columnLosses: (logits, targets, loss) =>
      run(columnLossesKernel(loss, shapeOf(logits)), [logits, ...targetTensors(targets)], logits.shape[1]),
    combine,
    ones: (shape) => run(onesKernel(shape), [], shape.rows * shape.cols),
    inner: (a, b) => sum('inner', [a, b]),
    sum: (a) => sum('sum', [a]),
    tangent: (point, vector, along) =>
      run(tangentKernel(along, shapeOf(point)), [point, vector], lineCount(along, shapeOf(point))),
    retract: (point, radius, along) =>
      run(retractKernel(along, shapeOf(point)), [point], lineCount(along, shapeOf(point)), [radius]),
  }
}

function shapeOf({ shape: [rows, cols] }: Tensor2D): Shape {
  return { rows, cols }
}
