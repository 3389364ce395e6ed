import type { Tell } from '../measure/interleave.ts'
import type { Measured } from '../parts/measure.ts'
import type { EngineFacts } from '../result.ts'

/** Where engines are timed. */
export interface HostRunner {
  /** 'Node 20.20.2', 'Chromium 156.0'. */
  readonly name: string
  readonly engines: readonly EngineFacts[]
  /** Sentences on what could not be had. */
  readonly notes: readonly string[]
  measure<P extends keyof Measured>(part: P, isQuick: boolean, tell: Tell): Promise<Measured[P]>
  close(): Promise<void>
}
