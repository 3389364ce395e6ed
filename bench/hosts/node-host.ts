import { join } from 'node:path'
import { Failure } from '../../src/cli/failure.ts'
import { openNodeGPU } from '../../src/cli/node-gpu.ts'
import { openHost } from '../parts/host.ts'
import { factsOf, measure } from '../parts/measure.ts'
import type { HostRunner } from './host-runner.ts'

/** Where TensorFlow.js's WebAssembly files lie, from the project's root. */
export const WASM_FOLDER = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'

/** Times engines in this process; with the package webgpu on the graphics device too. */
export async function openNodeHost(root: string): Promise<HostRunner> {
  const notes: string[] = []
  const gpu = await openNodeGPU().catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
    notes.push(...error.sentences.map((sentence) => sentence.replace('--engine webgpu: ', 'No graphics device in Node: ')))
    return null
  })
  const host = await openHost({ gpu, wasmFolder: join(root, WASM_FOLDER) })
  return {
    name: `Node ${process.versions.node}`,
    engines: factsOf(host),
    notes,
    measure: (part, isQuick, tell) => measure(part, host, isQuick, tell),
    close: () => Promise.resolve(),
  }
}
