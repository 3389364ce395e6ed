import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Shape } from '../../model/program.ts'
import type { Backend } from './contract.ts'
import { createFusedFlows } from './fused/fused-flows.ts'
import { planOf } from './fused/kernel-plan.ts'
import { runBatch } from './fused/run-batch.ts'
import {
  columnLossesKernel,
  combineKernel,
  lineCount,
  normaliseKernel,
  normaliseSlopeKernel,
  onesKernel,
  residualKernel,
  retractKernel,
  rowInnerKernel,
  scaleColumnsKernel,
  scaleRowsKernel,
  shareCount,
  sumKernel,
  tangentKernel,
  wholeRetractKernel,
  wholeTangentKernel,
} from './tfjs-kernels.ts'
import { createConstants } from './tfjs-constants.ts'
import { product } from './tfjs-product.ts'
import { createTensors } from './tfjs-tensors.ts'
import type { Opened } from './webgpu-device.ts'

/** Reading costs 1 to 3 ms, a gradient evaluation a third of that and more: 16 steps make reading cheap. */
const STEPS_PER_READING = 16

/**
 * Flows run fused, by kernels of our own that decide on the device; what these are not good at and descent take
 * every primitive on the device in float32: products by TensorFlow.js, the rest by kernels of our
 * own, one dispatch each (more for a combination of over 7 or sums over 4,096 entries). Equal
 * inputs give equal bits. WGSL lets a device assume that nothing is infinite or NaN, so whether a
 * result is finite is known only once it has been read and tested on the host. `now` tells the time in
 * milliseconds, by which the work of one submission is held under a frame.
 */
export function createTfjsBackend(opened: Opened, now?: () => number): Backend<Tensor2D> {
  const tensors = createTensors(opened)
  const { run, keep, release } = tensors
  const constants = createConstants(tensors)
  const flows = createFusedFlows(opened.device, now)
  // One storage binding of a stage is the output.
  const mostTerms = Math.min(opened.device.limits.maxStorageBuffersPerShaderStage - 1, 8)

  const combine = (factors: readonly number[], terms: readonly Tensor2D[]): Tensor2D => {
    const few = terms.slice(0, mostTerms)
    const first = run(combineKernel(shapeOf(few[0]), few.length), few, few[0].size, factors.slice(0, mostTerms))
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
  /** The point with its columns weighted, for `use` only. */
  const withNormal = (point: Tensor2D, weights: Float64Array | null, use: (normal: Tensor2D) => Tensor2D): Tensor2D => {
    if (weights === null) return use(point)
    const normal = run(scaleColumnsKernel(shapeOf(point)), [point, constants.row(weights)], point.size)
    const out = use(normal)
    release(normal)
    return out
  }
  const wholeTangent = (point: Tensor2D, vector: Tensor2D, weights: Float64Array | null): Tensor2D =>
    withNormal(point, weights, (normal) => {
      const parts = [sum('inner', [normal, vector]), sum('inner', [normal, normal])]
      const out = run(wholeTangentKernel(shapeOf(point)), [vector, normal, ...parts], point.size)
      parts.forEach(release)
      return out
    })
  const wholeRetract = (point: Tensor2D, radius: number, weights: Float64Array | null): Tensor2D =>
    withNormal(point, weights, (normal) => {
      const square = sum('inner', [normal, point])
      const out = run(wholeRetractKernel(shapeOf(point)), [point, square], point.size, [radius])
      release(square)
      return out
    })
  return {
    info: {
      name: 'fused WGSL on TensorFlow.js WebGPU',
      precision: 'float32',
      adapter: opened.adapter,
      software: opened.software,
      stepsPerReading: STEPS_PER_READING,
    },
    upload: (shape, values) => tensors.upload(shape, values),
    read: tensors.read,
    settle: tensors.settle,
    release,
    flow: flows.flow,
    batch: (program) =>
      planOf(program, opened.device.limits)?.kind === 'oneGroup'
        ? (count, memberAt, onDone, breathe) => runBatch(opened.device, count, memberAt, onDone, { now, breathe })
        : null,
    dispatches: () => opened.dispatches() + flows.dispatches(),
    dispose: () => {
      flows.dispose()
      tensors.dispose()
    },
    product: (a, b, transposeA, transposeB) => keep(product(a, b, transposeA, transposeB)),
    residual: (logits, targets, loss) =>
      run(residualKernel(loss, shapeOf(logits)), [logits, ...constants.targets(targets)], logits.shape[1]),
    columnLosses: (logits, targets, loss) =>
      run(columnLossesKernel(loss, shapeOf(logits)), [logits, ...constants.targets(targets)], logits.shape[1]),
    combine,
    ones: (shape) => run(onesKernel(shape), [], shape.rows * shape.cols),
    inner: (a, b) => sum('inner', [a, b]),
    sum: (a) => sum('sum', [a]),
    tangent: (point, vector, along, weights) =>
      along === 'all'
        ? wholeTangent(point, vector, weights)
        : run(tangentKernel(along, shapeOf(point)), [point, vector], lineCount(along, shapeOf(point))),
    retract: (point, radius, along, weights) =>
      along === 'all'
        ? wholeRetract(point, radius, weights)
        : run(retractKernel(along, shapeOf(point)), [point], lineCount(along, shapeOf(point)), [radius]),
    normalise: (a) => run(normaliseKernel(shapeOf(a)), [a], a.shape[0]),
    normaliseSlope: (a, vector) => run(normaliseSlopeKernel(shapeOf(a)), [a, vector], a.shape[0]),
    scaleRows: (a, factors) => run(scaleRowsKernel(shapeOf(a)), [a, factors], a.size),
    scaleColumns: (a, weights) => run(scaleColumnsKernel(shapeOf(a)), [a, constants.row(weights)], a.size),
    rowInner: (a, b) => run(rowInnerKernel(shapeOf(a)), [a, b], a.shape[0]),
  }
}

function shapeOf({ shape: [rows, cols] }: Tensor2D): Shape {
  return { rows, cols }
}
