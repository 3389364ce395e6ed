/** Compiled kernels by their text, so that a new λ or a repeated size compiles nothing. */
const pipelines = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>()
/** Kernels kept a device; a dragged count of samples makes new ones at every value. */
const KEPT = 64

/** How flow kernels are bound: memory, control, slots to write, numbers, labels, table to read. */
const layouts = new WeakMap<GPUDevice, GPUBindGroupLayout>()

/** The layout of the one bind group that all kernels of flows share. */
export function flowLayout(device: GPUDevice): GPUBindGroupLayout {
  const known = layouts.get(device)
  if (known !== undefined) return known
  const types = ['storage', 'storage', 'storage', 'read-only-storage', 'read-only-storage', 'read-only-storage'] as const
  // Stated, not 'auto': a kernel of one level does not use every binding.
  const entries = types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } }))
  const layout = device.createBindGroupLayout({ entries })
  layouts.set(device, layout)
  return layout
}

/** The pipeline of a kernel; rejects with the compiler's message where the device refuses it. */
export function pipelineOf(device: GPUDevice, source: string): Promise<GPUComputePipeline> {
  const known = pipelines.get(device) ?? new Map<string, Promise<GPUComputePipeline>>()
  pipelines.set(device, known)
  const found = known.get(source)
  if (found !== undefined) return found
  const [oldest] = known.keys()
  if (known.size >= KEPT) known.delete(oldest)
  const pipeline = compile(device, source)
  known.set(source, pipeline)
  return pipeline
}

async function compile(device: GPUDevice, source: string): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({ code: source })
  const layout = device.createPipelineLayout({ bindGroupLayouts: [flowLayout(device)] })
  try {
    return await device.createComputePipelineAsync({ layout, compute: { module, entryPoint: 'main' } })
  } catch (error) {
    const { messages } = await module.getCompilationInfo()
    const [first] = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`)
    throw first === undefined ? error : new Error(`A kernel was refused, ${first}`, { cause: error })
  }
}
