import { createLoopsBackend } from '../../src/engine/backends/loops.ts'
import { startBackends } from '../contenders/autodiff.ts'
import { engineOf, type Engine } from '../contenders/engine.ts'

/** All that can be timed in one process. */
export interface Host {
  readonly engines: readonly Engine[]
  /** Backends on which TensorFlow.js differentiates and descends by itself. */
  readonly baselines: readonly string[]
}

/** What a process gives: its WebGPU, and the folder or address of TensorFlow.js's WebAssembly files. */
export interface Means {
  readonly gpu: GPU | null
  readonly wasmFolder: string
}

/** Opens the engines that this process can have. */
export async function openHost({ gpu, wasmFolder }: Means): Promise<Host> {
  const loops = engineOf('loops', createLoopsBackend())
  const onDevice = gpu === null ? [] : await openDeviceEngines(gpu)
  const names = [...(onDevice.length > 0 ? ['webgpu'] : []), 'wasm', 'webgl', 'cpu']
  return { engines: [loops, ...onDevice], baselines: await startBackends(names, wasmFolder) }
}

/** Loaded only where there is a device: Node does not find the inner files of these packages by itself. */
async function openDeviceEngines(gpu: GPU): Promise<Engine[]> {
  const { openOnDevice } = await import('./on-device.ts')
  return openOnDevice(gpu)
}
