import type { Backend, EngineInfo } from '../engine/backends/contract.ts'
import { softwareAdapter } from '../engine/backends/adapter.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import type { NotOpened } from '../engine/backends/webgpu-device.ts'
import { sentenceOf } from '../lib/errors.ts'
import type { EngineChoice } from './protocol.ts'

/** A backend whose kind of tensor is nobody's business but its own. */
export interface Engine {
  readonly info: EngineInfo
  /** Calls `use` with the backend, whatever its tensors are. */
  with<R>(use: <T>(backend: Backend<T>) => R): R
  /** A sentence once the device can no longer be used, else null. */
  failure(): string | null
  /** Gives the device and all that lies on it back. */
  close(): void
}

export interface ChosenEngine {
  readonly engine: Engine
  /** One line where the engine is not the one that was asked for. */
  readonly notice: string | null
}

/** Losses of the device after which it is not opened again. */
const MOST_LOSSES = 2

const ON_THE_PROCESSOR = 'on the processor in double precision'

/**
 * The engines of one worker: TensorFlow.js on WebGPU where a device can be had, else the float64
 * loops. Where the adapter is a software one, the choice is left to us and the loops do it: they take a
 * tenth of the time or less (0.1 s to 5 s for the opening run). The device is opened once and kept from run to run; after a loss it is opened again for
 * the next run, but not after a second loss.
 */
export class Engines {
  private readonly loops: Engine
  private webgpu: Engine | null = null
  /** Why there is no device and none will be looked for. */
  private refusal: string | null = null
  private losses = 0

  /**
   * @param load opens the graphics device.
   * @param software names the adapter where it is a software one.
   */
  constructor(
    private readonly load: () => Promise<Engine | NotOpened> = loadWebGPU,
    private readonly software: () => Promise<string | null> = softwareAdapter,
  ) {
    const loops = createLoopsBackend()
    this.loops = { info: loops.info, with: (use) => use(loops), failure: () => null, close: () => loops.dispose() }
  }

  async choose(choice: EngineChoice): Promise<ChosenEngine> {
    if (choice === 'loops') return { engine: this.loops, notice: null }
    if (choice === 'auto' && this.webgpu === null && this.refusal === null) {
      const name = await this.software()
      if (name !== null) return { engine: this.loops, notice: softwareSentence(name) }
    }
    // Lost while nothing ran on it, as when a laptop sleeps.
    if (this.webgpu !== null && this.webgpu.failure() !== null) this.drop()
    if (this.webgpu === null && this.refusal === null) await this.open()
    if (this.webgpu !== null) return { engine: this.webgpu, notice: null }
    return { engine: this.loops, notice: `${this.refusal} Running ${ON_THE_PROCESSOR}.` }
  }

  /** What to go on with after the device failed in the middle of a run. */
  afterLoss(sentence: string): ChosenEngine {
    this.drop()
    return { engine: this.loops, notice: `${sentence} The run goes on from its last state ${ON_THE_PROCESSOR}.` }
  }

  private drop(): void {
    this.webgpu?.close()
    this.webgpu = null
    this.losses++
    if (this.losses >= MOST_LOSSES) this.refusal = 'The graphics device was lost twice.'
  }

  private async open(): Promise<void> {
    try {
      const engine = await this.load()
      if ('reason' in engine) this.refusal = engine.reason
      else this.webgpu = engine
    } catch (error) {
      this.refusal = `What drives the graphics device could not be loaded (${sentenceOf(error)}).`
    }
  }
}

function softwareSentence(name: string): string {
  return `Running on the processor: the graphics adapter here (${name}) is emulated by it.`
}

/** Code for the graphics device is fetched only where one is asked for. */
async function loadWebGPU(): Promise<Engine | NotOpened> {
  const { openWebGPU } = await import('../engine/backends/webgpu-device.ts')
  const opened = await openWebGPU()
  if ('reason' in opened) return opened
  const { createTfjsBackend } = await import('../engine/backends/tfjs-webgpu.ts')
  const backend = createTfjsBackend(opened)
  const close = () => {
    backend.dispose()
    opened.close()
  }
  return { info: backend.info, with: (use) => use(backend), failure: opened.failure, close }
}
