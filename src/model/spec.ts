/**
 * What a model is built from: plain numbers, nothing of links or controls.
 * `values` holds the model's own numbers by their standard names (lambdaW, lambdaH, …).
 */
export interface ModelSpec {
  /** Key of the model in `model/registry.ts`. */
  readonly model: string
  /** n_k > 0, the samples of class k as the loss counts them; real where a class is one column; length K ≥ 2. */
  readonly counts: readonly number[]
  /** Columns of H of each class where each is one, all 1; missing where every sample has its own column. */
  readonly columns?: readonly number[]
  /** w_k > 0, what one sample of class k weighs in the loss; 1 where it is missing. */
  readonly weights?: readonly number[]
  /** Feature dimension d ≥ 1. */
  readonly dimension: number
  readonly values: Readonly<Record<string, number>>
  /** The model's choices by name (loss, bias, …); one that is missing is the model's first. */
  readonly choices?: Readonly<Record<string, string>>
  /** The model's lists of numbers by name (layerDecays); one that is missing is empty. */
  readonly lists?: Readonly<Record<string, readonly number[]>>
}

/** Columns of H of each class. */
export function columnsOf({ columns, counts }: Pick<ModelSpec, 'columns' | 'counts'>): readonly number[] {
  return columns ?? counts
}

/** ω_k = w_k n_k / Σ_j w_j n_j, the share of class k in the loss; length K, of sum 1. */
export function lossShares({ counts, weights }: Pick<ModelSpec, 'counts' | 'weights'>): number[] {
  const weighed = counts.map((n, k) => n * (weights?.[k] ?? 1))
  const total = sampleCount(weighed)
  return weighed.map((share) => share / total)
}

/** M, the linear layers from the features to the logits; 1 where none is given. */
export function depthOf({ values }: ModelSpec): number {
  return values.depth ?? 1
}

/** λ_{W_1} … λ_{W_M}, the decay of each layer from the features up: as listed, else λ_W for all. */
export function layerDecaysOf(spec: ModelSpec): number[] {
  const listed = spec.lists?.layerDecays ?? []
  return Array.from({ length: depthOf(spec) }, (_, m) => listed[m] ?? spec.values.lambdaW)
}

/** The geometric mean of all weight decays: λ where they are equal, √(λ_W λ_H) with one layer. */
export function decayOf(spec: ModelSpec): number {
  const decays = [...layerDecaysOf(spec), spec.values.lambdaH]
  return decays.reduce((product, lambda) => product * lambda, 1) ** (1 / decays.length)
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
