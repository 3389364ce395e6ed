import { bestFound, SEEDS, type Equilibrium } from '../engine/best-found.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { criticalPointAt, type CriticalPoint } from '../engine/critical-point.ts'
import type { RunPlan } from '../engine/run.ts'
import { sentenceOf } from '../lib/errors.ts'
import type { ModelSpec } from '../model/spec.ts'
import { createBreathing } from './breathing.ts'

/** A question about an experiment beside its run, answered in a worker of its own. */
export type Question =
  | { readonly kind: 'criticalPoint'; readonly plan: RunPlan; readonly t: number }
  | { readonly kind: 'bestFound'; readonly spec: ModelSpec; readonly deviation: number }

/** What was found, or found so far; `isDone` on the last answer. */
export type Answer =
  | { readonly kind: 'criticalPoint'; readonly isDone: true; readonly point: CriticalPoint }
  | {
      readonly kind: 'bestFound'
      readonly isDone: boolean
      /** Starts tried, and of how many. */
      readonly done: number
      readonly of: number
      readonly best: Equilibrium
    }
  | { readonly kind: 'problem'; readonly isDone: true; readonly sentence: string }

/** Answers a question; never throws. */
export async function study(question: Question, answer: (answer: Answer) => void): Promise<void> {
  const breathe = createBreathing(createLoopsBackend(), () => false)
  try {
    if (question.kind === 'criticalPoint') {
      const point = await criticalPointAt(question.plan, question.t, breathe)
      return answer({ kind: 'criticalPoint', isDone: true, point })
    }
    for await (const { done, best } of bestFound(question.spec, question.deviation, breathe)) {
      answer({ kind: 'bestFound', isDone: done === SEEDS, done, of: SEEDS, best })
    }
  } catch (error) {
    answer({ kind: 'problem', isDone: true, sentence: sentenceOf(error) })
  }
}
