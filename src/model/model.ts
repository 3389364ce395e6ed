import type { Program } from './program.ts'
import type { ModelSpec } from './spec.ts'

/** A model of the family: one file each, listed in `registry.ts`. */
export interface Model {
  readonly key: string
  /** The paper by name, as the model control shows it. */
  readonly name: string
  /** One sentence: what is minimised over what. */
  readonly summary: string
  readonly source: string
  /** Keys of parameters (`ModelSpec.values`, `choices` and `lists`) that the model reads. */
  readonly knobs: readonly string[]
  /** Why a parameter that other models read has no meaning here, a sentence by key. */
  readonly without: Readonly<Record<string, string>>
  /** Writes the model down; called once a run. */
  readonly build: (spec: ModelSpec) => Program
}
