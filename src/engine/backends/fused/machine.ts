import type { Matrix } from '../../../math/matrix.ts'
import { createStagingReader } from '../staging.ts'
import { chunkOrders, CONTROL_WORDS, controlBlock } from './control-fields.ts'
import type { FlowText } from './flow-text.ts'
import { levelKernels, oneGroupKernel } from './kernels.ts'
import { flowLayout, pipelineOf } from './pipelines.ts'
import { rkcTable } from './rkc-table.ts'
import type { Tables } from './writer.ts'

/** One workgroup for all ticks of a chunk, or a dispatch for every level of every tick. */
export type Kind = 'oneGroup' | 'levels'

/** A flow's kernels and memory on a device, for one instance or many of one structure. */
export interface Machine {
  readonly text: FlowText
  readonly kind: Kind
  readonly instances: number
  /** Writes what an instance needs to begin at `start`: the numbers of its model, its state, a control block. */
  begin(instance: number, tables: Tables, start: readonly Matrix[], tolerance: number): void
  /** Runs a chunk: `remaining` time of each instance (null: it rests), at most `ticks` evaluations each. Returns the dispatches recorded. */
  run(remaining: readonly (number | null)[], ticks: number): number
  /** Each instance's header, journal and first `slots` slots, in one transfer. */
  read(slots: number): Promise<Float64Array[]>
  /** The states in these slots, in one transfer; slot −1: the last accepted one. */
  readStates(chosen: readonly { readonly instance: number; readonly slot: number }[]): Promise<Float64Array[]>
  dispose(): void
}

/** Compiles the kernels of a flow, or takes them as they are, and places its memory on the device. */
export async function createMachine(
  device: GPUDevice,
  text: FlowText,
  kind: Kind,
  threads: number,
  instances = 1,
): Promise<Machine> {
  if (kind === 'levels' && instances > 1) throw new RangeError('a dispatch for every level takes one instance')
  const kernels = kind === 'oneGroup' ? [{ source: oneGroupKernel(text, threads), groups: instances }] : levelKernels(text)
  const steps = await Promise.all(
    kernels.map(async ({ source, groups }) => ({ pipeline: await pipelineOf(device, source), groups })),
  )
  const lengths = [text.memoryLength, CONTROL_WORDS, text.instanceWords, text.numbers.length, Math.max(1, text.labels.length)]
  const buffers = lengths.map((length) => storage(device, 4 * length * instances))
  const [memory, control, slots, numbers, labels] = buffers
  const group = device.createBindGroup({
    layout: flowLayout(device),
    entries: [...buffers, tableOn(device)].map((buffer, binding) => ({ binding, resource: { buffer } })),
  })
  const staging = createStagingReader(device)
  const write = (buffer: GPUBuffer, word: number, data: AllowSharedBufferSource) =>
    device.queue.writeBuffer(buffer, 4 * word, data)
  const submit = (record: (encoder: GPUCommandEncoder) => void) => {
    const encoder = device.createCommandEncoder()
    record(encoder)
    device.queue.submit([encoder.finish()])
  }
  const record = (pass: GPUComputePassEncoder) => {
    for (const { pipeline, groups } of steps) {
      pass.setPipeline(pipeline)
      pass.dispatchWorkgroups(groups)
    }
  }
  return {
    text,
    kind,
    instances,
    begin: (instance, tables, start, tolerance) => {
      write(numbers, instance * text.numbers.length, Float32Array.from(tables.numbers))
      write(labels, instance * text.labels.length, Int32Array.from(tables.labels))
      const state = new Float32Array(2 * text.stateLength)
      let at = 0
      for (const { data } of start) {
        state.set(data, at)
        at += data.length
      }
      write(memory, instance * text.memoryLength, state.subarray(0, text.stateLength))
      // The accepted state, and a velocity of zero behind it.
      write(memory, instance * text.memoryLength + text.acceptedAt, state)
      // No step is known yet; the first sum is of state and velocity, which the power method begins with.
      write(control, instance * CONTROL_WORDS, controlBlock({ tolerance, step: -1, slopeFactor: 1, stateFactor: 1 }))
    },
    run: (remaining, ticks) => {
      remaining.forEach((time, instance) => write(control, instance * CONTROL_WORDS, chunkOrders(time, ticks)))
      const rounds = kind === 'oneGroup' ? 1 : ticks
      submit((encoder) => {
        const pass = encoder.beginComputePass()
        pass.setBindGroup(0, group)
        for (let round = 0; round < rounds; round++) record(pass)
        pass.end()
      })
      return rounds * steps.length
    },
    read: (count) => {
      const length = text.slotsAt + count * text.slotWords
      const slices = Array.from({ length: instances }, (_, i) => ({ buffer: slots, offset: 4 * i * text.instanceWords, length }))
      return staging.read(slices, submit)
    },
    readStates: (chosen) => {
      const slices = chosen.map(({ instance, slot }) => {
        const length = text.stateLength
        if (slot < 0) return { buffer: memory, offset: 4 * (instance * text.memoryLength + text.acceptedAt), length }
        return { buffer: slots, offset: 4 * (instance * text.instanceWords + text.slotsAt + slot * text.slotWords), length }
      })
      return staging.read(slices, submit)
    },
    dispose: () => {
      staging.dispose()
      buffers.forEach((buffer) => buffer.destroy())
    },
  }
}

function storage(device: GPUDevice, size: number): GPUBuffer {
  return device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST })
}

/** The coefficients, once a device. */
const tables = new WeakMap<GPUDevice, GPUBuffer>()

function tableOn(device: GPUDevice): GPUBuffer {
  const known = tables.get(device)
  if (known !== undefined) return known
  const values = rkcTable()
  const buffer = storage(device, values.byteLength)
  device.queue.writeBuffer(buffer, 0, values)
  tables.set(device, buffer)
  return buffer
}
