import type { Shared } from '../experiment/shared.ts'

/** What the actions on lessons need of the others. */
export interface LessonStage {
  /** Shows an experiment and a view; `isPlaying` where it plays on from a moment. */
  showAll(shared: Shared, problems: readonly string[], isPlaying: boolean): void
  write(fragment: string, how: 'push' | 'replace'): void
  /** Counts what the reader asks for: a lesson that arrives after something newer is not shown. */
  readonly turn: { now: number }
}
