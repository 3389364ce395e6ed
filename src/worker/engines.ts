import type { Backend, EngineInfo } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import type { EngineChoice } from './protocol.ts'

/** A backend whose kind of tensor is nobody's business but its own. */
export interface Engine {
  readonly info: EngineInfo
  /** Calls `use` with the backend, whatever its tensors are. */
  with<R>(use: <T>(backend: Backend<T>) => R): R
  /** A sentence once the device can no longer be used, else null. */
  failure(): string | null
}

interface ChosenEngine {
  readonly engine: Engine
  /** One line where the engine is not the one that was asked for. */
  readonly notice: string | null
}

/** Losses of the device after which it is not opened again. */
const MOST_LOSSES = 2

const ON_THE_PROCESSOR = 'on the processor in double precision'

/**
 * The engines of one worker: TensorFlow.js on WebGPU where a device can be had, else the float64
 * loops. The device is opened once and kept from run to run; after a loss it is opened again for
 * the next run, but not after a second loss.
 */
export class Engines {
  private readonly loops = engineOf(createLoopsBackend(), () => null)
  private webgpu: Engine | null = null
  /** Why there is no device and none will be looked for. */
  private refusal: string | null = null
  private losses = 0

  async choose(choice: EngineChoice): Promise<ChosenEngine> {
    if (choice === 'loops') return { engine: this.loops, notice: null }
    if (this.webgpu === null && this.refusal === null) await this.open()
    if (this.webgpu !== null) return { engine: this.webgpu, notice: null }
    return { engine: this.loops, notice: `${this.refusal} Running ${ON_THE_PROCESSOR}.` }
  }

  /** What to go on with after the device failed in the middle of a run. */
  afterLoss(sentence: string): ChosenEngine {
    this.webgpu = null
    this.losses++
    if (this.losses >= MOST_LOSSES) this.refusal = 'The graphics device was lost twice.'
    return { engine: this.loops, notice: `${sentence} The run goes on from its last state ${ON_THE_PROCESSOR}.` }
  }

  private async open(): Promise<void> {
    const { openWebGPU } = await import('../engine/backends/webgpu-device.ts')
    const opened = await openWebGPU()
    if ('reason' in opened) {
      this.refusal = opened.reason
      return
    }
    const { createTfjsBackend } = await import('../engine/backends/tfjs-webgpu.ts')
    this.webgpu = engineOf(createTfjsBackend(opened), opened.failure)
  }
}

function engineOf<T>(backend: Backend<T>, failure: () => string | null): Engine {
  return { info: backend.info, with: (use) => use(backend), failure }
}
