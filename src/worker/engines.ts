import type { Backend, EngineInfo } from '../engine/backends/contract.ts'
import { softwareAdapter } from '../engine/backends/adapter.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import type { NotOpened } from '../engine/backends/webgpu-device.ts'
import type { RunPlan } from '../engine/run.ts'
import { sentenceOf } from '../lib/errors.ts'
import { paceOf, sizeClass, type Grounds, type Pace, type Paces } from './pace.ts'
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

export interface ChosenEngine extends Grounds {
  readonly engine: Engine
}

/** Losses of the device after which it is not opened again. */
const MOST_LOSSES = 2

const CHOSEN = 'You have chosen it.'

const ON_THE_PROCESSOR = 'on the processor in double precision'

/** What is said beside the picture; the reason is a press away. */
const NO_DEVICE = 'Running on the processor: no graphics device.'
const EMULATED = 'Running on the processor: the graphics device is emulated.'
const SLOWER = 'Running on the processor, faster at this size.'

/** Two frames of a screen with 60 a second: a change is to be seen within them. */
const TWO_FRAMES_MS = 1000 / 30

const nothingMeasured: Paces = { webgpu: null, loops: null }

/**
 * The engines of one worker: a flow on the graphics device where one can be had, else the float64 loops.
 *
 * Left the choice, it measures each engine for a moment at every new size of experiment (`pace.ts`). A real
 * device computes unless its first new picture takes longer than two frames and the processor's does not take
 * as long; a software adapter is the processor in disguise and is left alone: the loops take a tenth of its
 * time or less. The device is opened once and kept from run to run; after a loss it is opened again for the
 * next run, but not after a second loss.
 */
export class Engines {
  private readonly loops: Engine
  private webgpu: Engine | null = null
  /** Why there is no device and none will be looked for. */
  private refusal: string | null = null
  private losses = 0
  /** What was measured, by engine and size. */
  private readonly measured = new Map<string, Pace | null>()

  /**
   * @param load opens the graphics device.
   * @param software names the adapter where it is a software one.
   * @param now the time in milliseconds.
   */
  constructor(
    private readonly load: () => Promise<Engine | NotOpened> = loadWebGPU,
    private readonly software: () => Promise<string | null> = softwareAdapter,
    private readonly now: () => number = () => performance.now(),
  ) {
    const loops = createLoopsBackend()
    this.loops = { info: loops.info, with: (use) => use(loops), failure: () => null, close: () => loops.dispose() }
  }

  /** The engine for a plan. Measures only where the choice is ours: whoever has chosen waits for nothing. */
  async choose(choice: EngineChoice, plan: RunPlan): Promise<ChosenEngine> {
    if (choice === 'loops') return { engine: this.loops, notice: null, reason: CHOSEN, paces: this.known(plan) }
    if (choice === 'auto' && this.webgpu === null && this.refusal === null) {
      const name = await this.software()
      if (name !== null) return onTheProcessor(this.loops, EMULATED, softwareSentence(name))
    }
    // Lost while nothing ran on it, as when a laptop sleeps.
    if (this.webgpu !== null && this.webgpu.failure() !== null) this.drop()
    if (this.webgpu === null && this.refusal === null) await this.open()
    if (this.webgpu === null) return onTheProcessor(this.loops, NO_DEVICE, `${this.refusal} Running ${ON_THE_PROCESSOR}.`)
    if (choice === 'webgpu') return { engine: this.webgpu, notice: null, reason: CHOSEN, paces: this.known(plan) }
    return this.theFaster(this.webgpu, plan)
  }

  /** What to go on with after the device failed in the middle of a run. */
  afterLoss(sentence: string): ChosenEngine {
    this.drop()
    const notice = `${sentence} The run goes on from its last state ${ON_THE_PROCESSOR}.`
    return { engine: this.loops, notice, reason: notice, paces: nothingMeasured }
  }

  /** The graphics device, unless it is too slow to be seen to follow a hand and the processor is faster. */
  private async theFaster(device: Engine, plan: RunPlan): Promise<ChosenEngine> {
    const paces = { webgpu: await this.measure(device, plan), loops: await this.measure(this.loops, plan) }
    // A device that fails in the trial fails in the run, which knows how to go on.
    if (paces.webgpu === null) return { engine: device, notice: null, reason: 'WebGPU is there.', paces }
    const [first, other] = [paces.webgpu.firstPicture, paces.loops?.firstPicture ?? Infinity]
    const told = `its first new picture takes ${milliseconds(first)}, two frames last ${milliseconds(TWO_FRAMES_MS)}`
    if (first <= TWO_FRAMES_MS || other >= first) {
      const reason = first <= TWO_FRAMES_MS ? `WebGPU is there, and fast enough: ${told}.` : `WebGPU is there: ${told}, and the processor is no faster.`
      return { engine: device, notice: null, reason, paces }
    }
    return { engine: this.loops, notice: SLOWER, reason: `WebGPU is there, but ${told}; the processor's takes ${milliseconds(other)}.`, paces }
  }

  private known(plan: RunPlan): Paces {
    const of = (engine: Engine | null) => (engine === null ? null : (this.measured.get(keyOf(engine, plan)) ?? null))
    return { webgpu: of(this.webgpu), loops: of(this.loops) }
  }

  private async measure(engine: Engine, plan: RunPlan): Promise<Pace | null> {
    const key = keyOf(engine, plan)
    const known = this.measured.get(key)
    if (known !== undefined) return known
    const trial = () => engine.with((backend) => paceOf(backend, plan, this.now))
    try {
      // What is compiled the first time, on a device or by the browser, is ready from then on.
      await trial()
      const pace = await trial()
      this.measured.set(key, pace)
      return pace
    } catch {
      return null
    }
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

function onTheProcessor(loops: Engine, notice: string, reason: string): ChosenEngine {
  return { engine: loops, notice, reason, paces: nothingMeasured }
}

function keyOf({ info }: Engine, plan: RunPlan): string {
  return `${info.precision} ${sizeClass(plan)}`
}

function milliseconds(ms: number): string {
  return ms === Infinity ? 'too long to wait for' : `${Number(ms.toPrecision(2))} ms`
}

function softwareSentence(name: string): string {
  return `The graphics adapter here (${name}) is emulated by the processor, which is faster without it.`
}

/** A graphics device, or why there is none; its code is fetched only where one is asked for. */
export async function loadWebGPU(): Promise<Engine | NotOpened> {
  const { openWebGPU } = await import('../engine/backends/webgpu-device.ts')
  const opened = await openWebGPU()
  if ('reason' in opened) return opened
  const { createTfjsBackend } = await import('../engine/backends/tfjs-webgpu.ts')
  const backend = createTfjsBackend(opened, () => performance.now())
  const close = () => {
    backend.dispose()
    opened.close()
  }
  return { info: backend.info, with: (use) => use(backend), failure: opened.failure, close }
}
