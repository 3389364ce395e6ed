import { env, matMul, type Tensor2D } from '@tensorflow/tfjs-core'
import { MatMulProgramType } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_util'

/** Up to this many entries, 32 × 32 tiles of them are too few to fill a large device. */
const SMALL = 2 ** 16

/**
 * op(A) op(B) by TensorFlow.js, by one of its two kernels that add in a fixed order. Left to itself
 * it takes float atomics for long products, whose sums differ from run to run. The kernel for small
 * results has four variants and compiles each once; the packed one compiles anew as sizes change
 * (0.5 to 1.2 s each on a software adapter, against 0.15 s).
 */
export function product(a: Tensor2D, b: Tensor2D, transposeA: boolean, transposeB: boolean): Tensor2D {
  const entries = a.shape[transposeA ? 1 : 0] * b.shape[transposeB ? 0 : 1]
  const { MatMulSmallOutputSizeProgram, MatMulPackedProgram } = MatMulProgramType
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', entries <= SMALL ? MatMulSmallOutputSizeProgram : MatMulPackedProgram)
  return matMul(a, b, transposeA, transposeB)
}
