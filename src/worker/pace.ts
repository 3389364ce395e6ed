import type { Backend } from '../engine/backends/contract.ts'
import { runFlow, type RunPlan } from '../engine/run.ts'
import { columnsOf, sampleCount, type ModelSpec } from '../model/spec.ts'

/** What an engine was measured to take for an experiment. */
export interface Pace {
  /** One gradient evaluation, readings of the device included, in milliseconds. */
  readonly gradient: number
  /** From the order to the first moments beyond the start, in milliseconds; Infinity where the trial was over before. */
  readonly firstPicture: number
}

/** Why an engine computes, for the reader. */
export interface Grounds {
  /** A few words where the engine is not the one that was asked for. */
  readonly notice: string | null
  /** The reason, a sentence or two. */
  readonly reason: string
  /** What was measured at experiments of this size; null where nothing was. */
  readonly paces: Paces
}

/** What each engine takes; null where it was not measured. */
export interface Paces {
  readonly webgpu: Pace | null
  readonly loops: Pace | null
}

/** How long a trial goes on, in milliseconds: a tenth of what a reader takes for at once. */
const TRIAL_MS = 15
/** The same while not even the first picture is there. */
const PATIENCE_MS = 60
/** Gradients after which a trial knows enough. */
const ENOUGH = 300
/** Multiplications of one gradient beyond which the processor is not tried: a tenth of a second and more. */
const MOST_WORK = 1e8

class Enough extends Error {}

/**
 * Runs the first stretch of a plan for a moment, results thrown away, and says what it cost. Null where one
 * gradient alone would keep the processor for too long.
 * @param now the time in milliseconds
 */
export async function paceOf<T>(backend: Backend<T>, plan: RunPlan, now: () => number): Promise<Pace | null> {
  if (backend.info.precision === 'float64' && workOf(plan.segments[0].spec) > MOST_WORK) return null
  const began = now()
  const passed = () => now() - began
  let [parts, gradients, breaths, firstPicture] = [0, 0, 0, Infinity]
  const flow = runFlow(backend, plan, () => () => null, null, () => {
    breaths++
    if (passed() > PATIENCE_MS) throw new Enough()
    return null
  })
  try {
    while (firstPicture === Infinity || (passed() < TRIAL_MS && gradients < ENOUGH)) {
      const next = await flow.next()
      if (parts++ > 0) firstPicture = Math.min(firstPicture, passed())
      if (next.done === true) break
      gradients += next.value.evaluations
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  } finally {
    await flow.return({ kind: 'cancelled', t: 0, sentence: '' })
  }
  return { gradient: passed() / Math.max(1, gradients, breaths), firstPicture }
}

/** Multiplications of one gradient: 3 K N d for one head. */
function workOf({ counts, dimension, columns }: ModelSpec): number {
  return 3 * counts.length * dimension * sampleCount(columnsOf({ columns, counts }))
}

/** Experiments that one measurement stands for: one model, within a factor of two of one size. */
export function sizeClass(plan: RunPlan): string {
  const [{ spec }] = plan.segments
  return `${spec.model} ${plan.rate === null} ${spec.values.depth ?? 1} ${Math.round(Math.log2(workOf(spec)))}`
}
