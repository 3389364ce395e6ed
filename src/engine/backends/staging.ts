/** A stretch of a device buffer that holds float32 numbers. */
export interface Slice {
  readonly buffer: GPUBuffer
  /** First byte. */
  readonly offset: number
  /** Count of numbers. */
  readonly length: number
}

/** Brings numbers back from the device. */
export interface StagingReader {
  /**
   * All slices in one transfer, as float64. `submit` must hand in the encoder that `record` was
   * given, after everything that writes the slices. Rejects where the device is lost.
   */
  read(
    slices: readonly Slice[],
    submit: (record: (encoder: GPUCommandEncoder) => void) => void,
  ): Promise<Float64Array[]>
  dispose(): void
}

/** Two readings can be under way while a third buffer is filled; more would only hold memory. */
const SPARES = 3

/** Reads through a few mappable buffers of its own, kept for reuse. */
export function createStagingReader(device: GPUDevice): StagingReader {
  const spares: GPUBuffer[] = []
  const take = (bytes: number): GPUBuffer => {
    const index = spares.findIndex((buffer) => buffer.size >= bytes)
    if (index >= 0) return spares.splice(index, 1)[0]
    // Powers of two, so that a size that changes a little does not make a new buffer each time.
    const size = 2 ** Math.ceil(Math.log2(Math.max(bytes, 4096)))
    return device.createBuffer({ size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ })
  }
  const give = (buffer: GPUBuffer): void => {
    spares.push(buffer)
    if (spares.length > SPARES) spares.shift()?.destroy()
  }
  return {
    read: async (slices, submit) => {
      const bytes = 4 * slices.reduce((total, slice) => total + slice.length, 0)
      const staging = take(bytes)
      submit((encoder) => copyAll(encoder, slices, staging))
      await staging.mapAsync(GPUMapMode.READ, 0, bytes)
      const values = split(new Float32Array(staging.getMappedRange(0, bytes)), slices)
      staging.unmap()
      give(staging)
      return values
    },
    dispose: () => spares.splice(0).forEach((buffer) => buffer.destroy()),
  }
}

function copyAll(encoder: GPUCommandEncoder, slices: readonly Slice[], target: GPUBuffer): void {
  let at = 0
  for (const { buffer, offset, length } of slices) {
    encoder.copyBufferToBuffer(buffer, offset, target, at, 4 * length)
    at += 4 * length
  }
}

function split(values: Float32Array, slices: readonly Slice[]): Float64Array[] {
  let at = 0
  return slices.map(({ length }) => new Float64Array(values.subarray(at, (at += length))))
}
