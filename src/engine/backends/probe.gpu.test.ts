import { test } from 'vitest'
import { env, matMul, tensor2d } from '@tensorflow/tfjs-core'
import { openedWebGPU } from './testing/open.ts'
test('probe', async () => {
  const opened = await openedWebGPU()
  const out: string[] = []
  const sync = async () => { opened.backend.ensureCommandEncoderReady(); opened.backend.endComputePassEncoder(); opened.backend.submitQueue(); await opened.device.queue.onSubmittedWorkDone() }
  for (const type of [3, 0, 2]) {
    env().set('WEBGPU_MATMUL_PROGRAM_TYPE', type)
    for (const [m, k, n] of [[4, 3, 80], [10, 16, 1000], [4, 80, 3], [10, 1000, 16], [16,10,1000], [100, 128, 2000],[100,2000,128]]) {
      for (const [ta, tb] of [[false, false], [false, true], [true, false]] as const) {
        const a = tensor2d(new Float32Array(m * k).fill(1), ta ? [k, m] : [m, k])
        const b = tensor2d(new Float32Array(n * k).fill(1), tb ? [n, k] : [k, n])
        const t0 = performance.now()
        matMul(a, b, ta, tb).dispose(); await sync()
        const t1 = performance.now()
        const reps = 10
        for (let i = 0; i < reps; i++) matMul(a, b, ta, tb).dispose()
        await sync()
        const t2 = performance.now()
        out.push(`type ${type} ${m}x${k}x${n} ${ta} ${tb}: first ${(t1 - t0).toFixed(0)} ms, then ${((t2 - t1) / reps).toFixed(2)} ms`)
      }
    }
  }
  console.log(out.join('\n'))
}, 300000)
