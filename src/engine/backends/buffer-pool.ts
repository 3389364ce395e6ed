/** How many spare buffers of one length are kept. */
const SPARES = 64
/** The most memory that spare buffers hold: with it a moving slider, each count a new length, stays flat. */
export const MAX_SPARE_BYTES = 64 * 2 ** 20

/** Buffers kept for reuse, so that a run allocates nothing once it is under way. */
export interface BufferPool {
  /** A buffer of this length with whatever it held before. */
  take(length: number): Float64Array
  give(buffer: Float64Array): void
  clear(): void
}

/** A pool by length; where spare buffers would outgrow 64 MB all of them go, and those in use come back in time. */
export function createBufferPool(): BufferPool {
  const spares = new Map<number, Float64Array[]>()
  let bytes = 0
  const clear = () => {
    spares.clear()
    bytes = 0
  }
  return {
    take: (length) => {
      const buffer = spares.get(length)?.pop()
      if (buffer === undefined) return new Float64Array(length)
      bytes -= 8 * length
      return buffer
    },
    give: (buffer) => {
      const { length } = buffer
      if (bytes + 8 * length > MAX_SPARE_BYTES) clear()
      const same = spares.get(length)
      if (same !== undefined ? same.length >= SPARES : 8 * length > MAX_SPARE_BYTES) return
      if (same !== undefined) same.push(buffer)
      else spares.set(length, [buffer])
      bytes += 8 * length
    },
    clear,
  }
}
