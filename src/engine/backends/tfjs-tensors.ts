import { engine, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core'
import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program'
import { UserError, sentenceOf } from '../../lib/errors.ts'
import type { Shape } from '../../model/program.ts'
import { createStagingReader, type Slice } from './staging.ts'
import { trimPool } from './tfjs-pool.ts'
import type { Opened } from './webgpu-device.ts'

/** The tensors of one engine on an opened device. */
export interface Tensors {
  upload(shape: Shape, values: ArrayLike<number>, dtype?: 'float32' | 'int32'): Tensor2D
  /** All of `tensors` in one transfer; throws UserError where the device failed. */
  read(tensors: readonly Tensor2D[]): Promise<Float64Array[]>
  /** Dispatches a kernel whose uniforms are the count of its work items and then `numbers`. */
  run(kernel: WebGPUProgram, inputs: readonly Tensor2D[], items: number, numbers?: readonly number[]): Tensor2D
  /** Enters a tensor that TensorFlow.js made. */
  keep(tensor: Tensor2D): Tensor2D
  release(tensor: Tensor2D): void
  /** Submits what is recorded and resolves when the device has done it. */
  settle(): Promise<void>
  /** Releases all that was not released. */
  dispose(): void
}

export function createTensors(opened: Opened): Tensors {
  const { backend, device } = opened
  const staging = createStagingReader(device)
  const live = new Set<Tensor2D>()
  const keep = (tensor: Tensor2D): Tensor2D => {
    live.add(tensor)
    return tensor
  }
  return {
    keep,
    upload: ({ rows, cols }, values, dtype = 'float32') => {
      trimPool(backend)
      const typed = dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)
      return keep(tensor2d(typed, [rows, cols], dtype))
    },
    read: async (tensors) => {
      const slices = tensors.map((tensor) => sliceOf(opened, tensor))
      const values = await staging.read(slices, (record) => submit(opened, record)).catch(async (error: unknown) => {
        throw new UserError(opened.failure() ?? `The graphics device gave no answer: ${sentenceOf(error)}`)
      })
      const failure = opened.failure()
      if (failure !== null) throw new UserError(failure)
      return values
    },
    run: (kernel, inputs, items, numbers = []) => {
      const uniforms = [{ type: 'int32', data: [items] }, ...numbers.map((x) => ({ type: 'float32', data: [x] }))]
      const info = backend.runWebGPUProgram(kernel, [...inputs], 'float32', uniforms)
      return keep(engine().makeTensorFromTensorInfo(info) as Tensor2D)
    },
    release: (tensor) => {
      live.delete(tensor)
      tensor.dispose()
    },
    settle: async () => {
      submit(opened, () => {})
      await device.queue.onSubmittedWorkDone()
    },
    dispose: () => {
      live.forEach((tensor) => tensor.dispose())
      live.clear()
      staging.dispose()
    },
  }
}

/** Where a tensor lies; one that no kernel has used yet is brought to the device first. */
function sliceOf({ backend }: Opened, { dataId, size }: Tensor2D): Slice {
  backend.uploadToGPU(dataId)
  const { resource } = backend.tensorMap.get(dataId)
  if (!(resource instanceof GPUBuffer)) throw new TypeError('a tensor without a buffer')
  return { buffer: resource, offset: 0, length: size }
}

/** Lets `record` append to TensorFlow.js's own commands, so that it sees their results, and submits all. */
function submit({ backend }: Opened, record: (encoder: GPUCommandEncoder) => void): void {
  backend.ensureCommandEncoderReady()
  backend.endComputePassEncoder()
  record(backend['commandEncoder'])
  backend.submitQueue()
}
