import type { ModelSpec } from '../src/model/spec.ts'

/** A problem that engines are timed on: cross-entropy with weight decay, one classifier. */
export interface Size {
  readonly spec: ModelSpec
  /** Too large for loops and software adapters to be worth the wait. */
  readonly isLarge: boolean
}

/** λ_W and λ_H of every size. */
const decays = { lambdaW: 5e-3, lambdaH: 1e-4 }

function specOf(counts: readonly number[], dimension: number): ModelSpec {
  return { model: 'weightDecay', counts, dimension, values: decays }
}

function equal(classes: number, samples: number): number[] {
  return Array.from({ length: classes }, () => samples)
}

/** K = 10, d = 16, three classes of 100 samples and seven of 5. */
export const lecture: ModelSpec = specOf([...equal(3, 100), ...equal(7, 5)], 16)

/** From the opening experiment up. */
export const sizes: readonly Size[] = [
  { spec: specOf(equal(4, 20), 3), isLarge: false },
  { spec: lecture, isLarge: false },
  { spec: specOf(equal(10, 100), 16), isLarge: false },
  { spec: specOf(equal(100, 20), 128), isLarge: false },
  { spec: specOf(equal(100, 100), 512), isLarge: true },
]

/** For a look whether all works: the smallest. */
export const quickSizes: readonly Size[] = [{ spec: specOf([3, 2], 2), isLarge: false }]
