import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { Targets } from '../../model/program.ts'
import type { Tensors } from './tfjs-tensors.ts'

/** Constants kept on the device, the oldest goes first: a run has two, a stretch after an event two more. */
const KEPT = 16

/** The constants of programs, each brought to the device once. */
export interface Constants {
  /** Classes (1 × N, int32) and weights (1 × N). */
  targets(targets: Targets): readonly [classes: Tensor2D, weights: Tensor2D]
  /** The values as one row. */
  row(values: Float64Array): Tensor2D
}

/** Keeps what was uploaded for the same object; made again once it has gone. */
export function createConstants(tensors: Tensors): Constants {
  const kept = new Map<object, readonly Tensor2D[]>()
  const known = <R extends readonly Tensor2D[]>(key: object, make: () => R): R => {
    const found = kept.get(key)
    if (found !== undefined) return found as R
    if (kept.size >= KEPT) {
      const [[oldest, all]] = kept
      kept.delete(oldest)
      all.forEach(tensors.release)
    }
    const fresh = make()
    kept.set(key, fresh)
    return fresh
  }
  const shape = (values: ArrayLike<number>) => ({ rows: 1, cols: values.length })
  return {
    targets: (targets) =>
      known(targets, () => [
        tensors.upload(shape(targets.classes), targets.classes, 'int32'),
        tensors.upload(shape(targets.weights), targets.weights),
      ]),
    row: (values) => known(values, () => [tensors.upload(shape(values), values)])[0],
  }
}
