import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-webgpu/dist/register_all_kernels'
import { createTfjsBackend } from '../../src/engine/backends/tfjs-webgpu.ts'
import { openWebGPU } from '../../src/engine/backends/webgpu-device.ts'
import { engineOf, type Engine } from '../work/engine.ts'

/** The engines on a graphics device; none where there is no adapter. The baselines share the device. */
export async function openOnDevice(gpu: GPU): Promise<Engine[]> {
  const opened = await openWebGPU(gpu)
  if ('reason' in opened) return []
  const prepare = async () => {
    await tf.setBackend('webgpu')
    tf.env().set('WEBGPU_CPU_FORWARD', false)
  }
  return [engineOf('tfjs', createTfjsBackend(opened), prepare)]
}
