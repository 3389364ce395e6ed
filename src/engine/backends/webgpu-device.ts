import {
  env,
  findBackend,
  getKernel,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core'
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu'
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/BatchMatMul'
import { sentenceOf } from '../../lib/errors.ts'
import { describeAdapter, ownGPU } from './adapter.ts'

/** A graphics device of our own, with TensorFlow.js running on it. */
export interface Opened {
  readonly device: GPUDevice
  /** TensorFlow.js's backend on that device. */
  readonly backend: WebGPUBackend
  /** Name of the graphics adapter. */
  readonly adapter: string
  /** True where the adapter is a software one. */
  readonly software: boolean
  /** Resolves to a sentence when the device is lost; never after `close()`. */
  readonly lost: Promise<string>
  /** A sentence once the device has been lost, closed or has refused work; null while all is well. */
  failure(): string | null
  /** Compute dispatches that TensorFlow.js has recorded on the device. */
  dispatches(): number
  /** Gives the device and all that lies on it back. */
  close(): void
}

/** Why there is no device, as a sentence for the user. */
export interface NotOpened {
  readonly reason: string
}

/** The name TensorFlow.js's kernels are registered under. */
const NAME = 'webgpu'

/** Limits taken as high as the adapter has them: those TensorFlow.js asks for, and bindings a kernel. */
const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const

/**
 * Opens a graphics device and puts TensorFlow.js on it, with the one kernel we use of its own
 * (the product); resolves to a sentence where there is no device. One device at a time: opening
 * again, as after a loss, ends the former. `gpu` is the page's or worker's own unless given; where
 * there is none, as in Node, TensorFlow.js also wants `navigator.gpu` and the GPU* globals defined.
 */
export async function openWebGPU(gpu: GPU | null = ownGPU()): Promise<Opened | NotOpened> {
  if (gpu === null) return { reason: missingSentence() }
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (adapter === null) {
      return { reason: 'The browser knows WebGPU, but offers no graphics adapter for it at the moment.' }
    }
    const device = await requestDevice(adapter)
    return await putTensorFlowOn(device, adapter.info)
  } catch (error) {
    return { reason: `The graphics adapter gave no device: ${sentenceOf(error)}` }
  }
}

function missingSentence(): string {
  return globalThis.isSecureContext === false
    ? 'WebGPU works on secure pages only: open this page over https or on localhost.'
    : 'This browser does not offer WebGPU.'
}

function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  return adapter.requestDevice({
    requiredLimits: Object.fromEntries(limits.map((limit) => [limit, adapter.limits[limit]])),
  })
}

async function putTensorFlowOn(device: GPUDevice, info: GPUAdapterInfo): Promise<Opened | NotOpened> {
  endFormer()
  // Small tensors stay on the device too.
  env().set('WEBGPU_CPU_FORWARD', false)
  const backend = new WebGPUBackend(device, info)
  const dispatches = countDispatches(backend)
  if (getKernel(batchMatMulConfig.kernelName, NAME) === undefined) registerKernel(batchMatMulConfig)
  registerBackend(NAME, () => backend)
  if (!(await setBackend(NAME))) {
    removeBackend(NAME)
    device.destroy()
    return { reason: 'TensorFlow.js could not start on the graphics device.' }
  }
  return { device, backend, dispatches, ...describeAdapter(info), ...watch(device, backend) }
}

function endFormer(): void {
  const former = findBackend(NAME)
  if (former === null) return
  removeBackend(NAME)
  if (former instanceof WebGPUBackend) former.device.destroy()
}

/** Every dispatch of TensorFlow.js goes through `recordAndSubmit`. */
function countDispatches(backend: WebGPUBackend): () => number {
  let count = 0
  const record = backend['recordAndSubmit'].bind(backend)
  backend['recordAndSubmit'] = (...args: Parameters<typeof record>) => {
    count++
    record(...args)
  }
  return () => count
}


/** Turns loss, refusals and closing of the device into sentences. */
function watch(device: GPUDevice, backend: WebGPUBackend): Pick<Opened, 'lost' | 'failure' | 'close'> {
  let failure: string | null = null
  let closed = false
  device.addEventListener('uncapturederror', ({ error }) => {
    failure ??= `The graphics device refused a piece of work: ${error.message}`
  })
  const lost = new Promise<string>((resolve) => {
    void device.lost.then(({ message }) => {
      if (closed) return
      failure = `The graphics device was lost${message === '' ? '' : ` (${message.replace(/\.$/, '')})`}.`
      resolve(failure)
    })
  })
  const close = () => {
    closed = true
    failure ??= 'The graphics device was closed.'
    if (findBackend(NAME) === backend) removeBackend(NAME)
    device.destroy()
  }
  return { lost, failure: () => failure, close }
}
