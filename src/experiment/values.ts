/** What a parameter can hold: a number, one of a few words, or a list of numbers. */
export type Value = number | string | readonly number[]

/** Values of parameters by key; a key that is missing takes its default. */
export type Values = Readonly<Record<string, Value>>

/** Every parameter with a value, defaults filled in. */
export interface Resolved {
  readonly model: string
  readonly classes: number
  readonly imbalance: number
  /** 'samples' or 'means' (one column a class). */
  readonly columns: string
  /** 'none', 'reweighting' or 'oversampling'. */
  readonly balancing: string
  /** w_r. */
  readonly minorityWeight: number
  readonly depth: number
  readonly lambdaW: number
  /** λ_{W_1} … λ_{W_M}, or empty for λ_W in every layer. */
  readonly layerDecays: readonly number[]
  readonly lambdaH: number
  readonly budgetH: number
  readonly budgetW: number
  readonly temperature: number
  readonly minorityClasses: number
  readonly minorityCount: number
  /** One count a class, or empty for the two-group form. */
  readonly counts: readonly number[]
  readonly loss: string
  readonly bias: string
  readonly lambdaB: number
  readonly dimension: number
  readonly deviation: number
  readonly seed: number
  readonly method: string
  readonly rate: number
  /** Length of a step along the smallest curvature, relative to the state; 0 for none. */
  readonly nudge: number
  /** Length of a step in a random direction, relative to the state; 0 for none. */
  readonly kick: number
  /** A class, from 1, and the d coordinates that its features are moved by; empty for none. */
  readonly moveMean: readonly number[]
  /** The same for its classifier. */
  readonly moveClassifier: readonly number[]
  /** Time over which a change in the middle is made; 0 for at once. */
  readonly over: number
  readonly horizon: number
  readonly tolerance: number
}

export type ParameterKey = keyof Resolved
