/**
 * What a model is built from: plain numbers, nothing of links or controls.
 * `values` holds the model's own numbers by their standard names (lambdaW, lambdaH, …).
 */
export interface ModelSpec {
  /** Key of the model in `model/registry.ts`. */
  readonly model: string
  /** n_k, the number of columns (samples) of class k; integers ≥ 1; length K ≥ 2. */
  readonly counts: readonly number[]
  /** Feature dimension d ≥ 1. */
  readonly dimension: number
  readonly values: Readonly<Record<string, number>>
  /** The model's choices by name (loss, bias, …); one that is missing is the model's first. */
  readonly choices?: Readonly<Record<string, string>>
}

/** N = Σ n_k. */
export function sampleCount(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}

/** Class of every column, columns ordered by class: 0…0 1…1 …; length N. */
export function classOfColumn(counts: readonly number[]): Int32Array {
  const classes = new Int32Array(sampleCount(counts))
  let column = 0
  counts.forEach((n, k) => {
    classes.fill(k, column, column + n)
    column += n
  })
  return classes
}
