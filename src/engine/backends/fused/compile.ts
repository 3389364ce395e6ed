import type { Program, Routine } from '../../../model/program.ts'
import { createStagingReader, type Slice } from '../staging.ts'
import { kernelText } from './kernel-text.ts'

/** A routine as one dispatch on a device. */
export interface FusedRoutine {
  /** Writes the state blocks, in the program's order. */
  upload(state: readonly ArrayLike<number>[]): void
  /** Takes the factors, radii and targets of a routine that differs in nothing else; else RangeError. */
  load(routine: Routine): void
  /** Records the dispatch. */
  encode(pass: GPUComputePassEncoder): void
  /** Records and submits one dispatch. */
  run(): void
  /** The routine's outputs, in one transfer. */
  read(): Promise<Float64Array[]>
  dispose(): void
}

/**
 * Compiles a routine of a program to one kernel of one workgroup, in float32. Rejects with the
 * compiler's message where the device refuses it. Meant for small sizes: what a dispatch for every
 * instruction costs is saved, and only one core of the device works. `threads`: a power of two up
 * to 256, which every device grants; software adapters want few at small sizes (0.13 ms a velocity
 * with 32, 0.42 ms with 256, at K = 4, d = 3, n = 20).
 */
export async function compileFused(
  device: GPUDevice,
  program: Program,
  routine: Routine,
  threads = 256,
): Promise<FusedRoutine> {
  const text = kernelText(program, routine, threads)
  const pipeline = await pipelineOf(device, text.source)
  const memory = storage(device, text.layout.length)
  const numbers = storage(device, text.numbers.length)
  const labels = storage(device, text.labels.length)
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [memory, numbers, labels].map((buffer, binding) => ({ binding, resource: { buffer } })),
  })
  const staging = createStagingReader(device)
  const slice = (register: number): Slice => {
    const { rows, cols } = program.shapes[register]
    return { buffer: memory, offset: 4 * (text.layout.offsets.get(register) ?? 0), length: rows * cols }
  }
  const writeTables = (tables: { readonly numbers: number[]; readonly labels: number[] }) => {
    device.queue.writeBuffer(numbers, 0, Float32Array.from(tables.numbers))
    device.queue.writeBuffer(labels, 0, Int32Array.from(tables.labels))
  }
  const submit = (record: (encoder: GPUCommandEncoder) => void) => {
    const encoder = device.createCommandEncoder()
    record(encoder)
    device.queue.submit([encoder.finish()])
  }
  const encode = (pass: GPUComputePassEncoder) => {
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, group)
    pass.dispatchWorkgroups(1)
  }
  writeTables(text)
  return {
    upload: (state) =>
      program.blocks.forEach(({ register }, b) =>
        device.queue.writeBuffer(memory, slice(register).offset, Float32Array.from(state[b])),
      ),
    load: (other) => {
      const next = kernelText(program, other, threads)
      if (next.source !== text.source) throw new RangeError('a routine of another structure')
      writeTables(next)
    },
    encode,
    run: () =>
      submit((encoder) => {
        const pass = encoder.beginComputePass()
        encode(pass)
        pass.end()
      }),
    read: () => staging.read(routine.outputs.map(slice), submit),
    dispose: () => {
      staging.dispose()
      for (const buffer of [memory, numbers, labels]) buffer.destroy()
    },
  }
}

function storage(device: GPUDevice, length: number): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST
  return device.createBuffer({ size: 4 * Math.max(1, length), usage })
}

/** Compiled kernels by their text, so that a new λ or a repeated size compiles nothing. */
const pipelines = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>()

/** Kernels kept a device; a dragged count of samples makes a new one at every value. */
const KEPT_PIPELINES = 32

function pipelineOf(device: GPUDevice, source: string): Promise<GPUComputePipeline> {
  const known = pipelines.get(device) ?? new Map<string, Promise<GPUComputePipeline>>()
  pipelines.set(device, known)
  const found = known.get(source)
  if (found !== undefined) return found
  const [oldest] = known.keys()
  if (known.size >= KEPT_PIPELINES) known.delete(oldest)
  const pipeline = compilePipeline(device, source)
  known.set(source, pipeline)
  return pipeline
}

function compilePipeline(device: GPUDevice, source: string): Promise<GPUComputePipeline> {
  const types = ['storage', 'read-only-storage', 'read-only-storage'] as const
  // Stated, not 'auto': a routine without labels does not use every binding.
  const entries = types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } }))
  const layout = device.createPipelineLayout({ bindGroupLayouts: [device.createBindGroupLayout({ entries })] })
  const module = device.createShaderModule({ code: source })
  return device.createComputePipelineAsync({ layout, compute: { module, entryPoint: 'main' } })
}
