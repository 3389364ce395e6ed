import type { Shared } from './shared.ts'

/** An experiment of a paper, by name: a link with a few words. */
export interface Preset {
  /** Short and readable, for the command line. */
  readonly key: string
  /** 'Fang et al. 2021'. */
  readonly paper: string
  /** 'R = 100: minority collapse'. */
  readonly name: string
  /** One or two sentences: what it shows. */
  readonly summary: string
  readonly shared: Shared
  /** Where the paper's claim and the numbers differ: sentences, their numbers computed when they are asked for. */
  readonly notes?: () => readonly string[]
}

/** Every preset, by paper, in the order of the model control. */
export const presets: readonly Preset[] = []
