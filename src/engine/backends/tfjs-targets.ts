import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Targets } from '../../model/program.ts'
import type { Tensors } from './tfjs-tensors.ts'

/** Targets kept on the device, the oldest goes first: a run has one, a few with re-weighting. */
const KEPT = 8

/** Brings classes (1 × N, int32) and weights (1 × N) of targets to the device once. */
export function createTargetTensors(tensors: Tensors): (targets: Targets) => [classes: Tensor2D, weights: Tensor2D] {
  const kept = new Map<Targets, [Tensor2D, Tensor2D]>()
  return (targets) => {
    const known = kept.get(targets)
    if (known !== undefined) return known
    if (kept.size >= KEPT) {
      const [[oldest, pair]] = kept
      kept.delete(oldest)
      pair.forEach(tensors.release)
    }
    const shape = { rows: 1, cols: targets.classes.length }
    const fresh: [Tensor2D, Tensor2D] = [
      tensors.upload(shape, targets.classes, 'int32'),
      tensors.upload(shape, targets.weights),
    ]
    kept.set(targets, fresh)
    return fresh
  }
}
