import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-webgpu/dist/register_all_kernels'
import { createTfjsBackend } from '../../src/engine/backends/tfjs-webgpu.ts'
import { openWebGPU } from '../../src/engine/backends/webgpu-device.ts'
import { engineOf, type Engine } from '../contenders/engine.ts'

/**
 * The engines on a graphics device, none where there is no adapter: TensorFlow.js's operations alone, and the
 * fused flow on the same device, which the baselines share too.
 */
export async function openOnDevice(gpu: GPU): Promise<Engine[]> {
  const opened = await openWebGPU(gpu)
  if ('reason' in opened) return []
  const prepare = async () => {
    await tf.setBackend('webgpu')
    tf.env().set('WEBGPU_CPU_FORWARD', false)
  }
  const backend = createTfjsBackend(opened, () => performance.now())
  const operations = { ...backend, flow: () => null, info: { ...backend.info, name: 'TensorFlow.js WebGPU operations' } }
  const fused: typeof backend = {
    ...backend,
    flow: (...args) => {
      const own = backend.flow?.(...args) ?? null
      if (own === null) throw new RangeError('not fused at this size')
      return own
    },
  }
  return [engineOf('tfjs', operations, prepare), engineOf('fused', fused, prepare, true)]
}
