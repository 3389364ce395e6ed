import type { Backend } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { openNodeGPU } from './node-gpu.ts'
import { exitCodes, Failure } from './failure.ts'

/** Calls `use` with the backend, whatever its tensors are. */
export type UseBackend = <R>(use: <T>(backend: Backend<T>) => R) => R

/** Engines by the name that --engine takes, the first by default; opening one may fail with a Failure. */
export const engines: Readonly<Record<string, { readonly summary: string; readonly open: () => Promise<UseBackend> }>> = {
  loops: {
    summary: 'float64 on the processor',
    open: () => {
      const backend = createLoopsBackend()
      return Promise.resolve((use) => use(backend))
    },
  },
  webgpu: {
    summary: 'float32 on a graphics device, by the package webgpu',
    open: openWebGPUEngine,
  },
}

/** TensorFlow.js is loaded only here: it takes longer to load than most runs take. */
async function openWebGPUEngine(): Promise<UseBackend> {
  const gpu = await openNodeGPU()
  const { openWebGPU } = await import('../engine/backends/webgpu-device.ts')
  const opened = await openWebGPU(gpu)
  if ('reason' in opened) {
    throw new Failure([`--engine webgpu: no graphics device. ${opened.reason}`], exitCodes.failed)
  }
  const { createTfjsBackend } = await import('../engine/backends/tfjs-webgpu.ts')
  const backend = createTfjsBackend(opened, () => performance.now())
  return (use) => use(backend)
}

/** What --engine takes, for the help. */
export function engineText(): string {
  return Object.entries(engines).map(([name, { summary }]) => `${name}: ${summary}`).join('; ')
}
