import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu'

/** Free memory and free buffers that are worth keeping for the next run of the same sizes. */
const SPARE_BYTES = 32 * 2 ** 20
const SPARE_BUFFERS = 512

/**
 * Destroys TensorFlow.js's free buffers once there are too many. It keeps them by exact size for
 * ever, so every new count of samples would leave its working set behind. Free buffers are in no
 * unsubmitted command, and the device itself holds those that submitted work still needs.
 */
export function trimPool({ bufferManager: pool }: WebGPUBackend): void {
  if (pool.numBytesAllocated - pool.numBytesUsed <= SPARE_BYTES && pool.getNumFreeBuffers() <= SPARE_BUFFERS) return
  const free = pool['freeBuffers']
  const used = pool['usedBuffers']
  for (const buffer of [...free.values()].flatMap((buffers) => buffers.splice(0))) {
    buffer.destroy()
    pool.numBytesAllocated -= buffer.size
    pool['numFreeBuffers']--
  }
  for (const [key, buffers] of used) {
    // A size in use must keep its lists: the pool pushes on to them without looking.
    if (buffers.length > 0) continue
    used.delete(key)
    free.delete(key)
  }
}
