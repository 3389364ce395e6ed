import type { Matrix } from '../../../math/matrix.ts'
import type { Program } from '../../../model/program.ts'
import { diverged, horizon, tooSlow, tooStrict } from '../../integrators/endings.ts'
import { MOST_EVALUATIONS } from '../../integrators/rkc.ts'
import type { Ending, Knot } from '../../knot.ts'
import type { OwnFlow, OwnFlowOptions } from '../contract.ts'
import { endings } from './decide-text.ts'
import { flowText, sameText, type FlowText } from './flow-text.ts'
import { planOf, type KernelPlan } from './kernel-plan.ts'
import { createMachine, type Kind, type Machine } from './machine.ts'
import { headerOf, journalOf, splitState } from './report.ts'
import { retractedStart } from './retracted-start.ts'
import { createTickBudget } from './tick-budget.ts'

/** Flows that run on the device by kernels of our own, one at a time or more. */
export interface FusedFlows {
  /** The flow of a program, or null where no kernel of ours is good at it. */
  flow(program: Program, start: readonly Matrix[], options: OwnFlowOptions): OwnFlow | null
  /** Dispatches recorded so far. */
  dispatches(): number
  dispose(): void
}

/**
 * Flows on a device, decided there: the host hands out a chunk of ticks, waits once and reads the knots of all
 * steps that were accepted. Memory and kernels of the last flow are kept, so that the next one of its structure
 * compiles and allocates nothing. `force` chooses the kind of kernel for tests.
 */
export function createFusedFlows(device: GPUDevice, now: () => number = () => 0, force: Kind | null = null): FusedFlows {
  let dispatches = 0
  let spare: Machine | null = null
  const take = async (text: FlowText, kind: Kind, threads: number): Promise<Machine> => {
    const kept = spare
    spare = null
    if (kept !== null && kept.kind === kind && sameText(kept.text, text)) return kept
    kept?.dispose()
    return createMachine(device, text, kind, threads)
  }
  const give = (machine: Machine) => {
    spare?.dispose()
    spare = machine
  }
  const run = async function* (
    program: Program,
    start: readonly Matrix[],
    options: OwnFlowOptions,
    plan: KernelPlan,
    count: (evaluations: number) => void,
  ): AsyncGenerator<Knot[], Ending> {
    const text = flowText(program, plan.slots, plan.threads)
    const machine = await take(text, plan.kind, plan.threads)
    try {
      machine.begin(0, text, retractedStart(program, start), options.tolerance)
      const budget = createTickBudget(plan.work)
      for (let t = options.from, evaluations = 0; ; ) {
        const { ticks } = budget
        const began = now()
        dispatches += machine.run([options.until - t], ticks)
        // A step takes two evaluations at least, and the first knot one.
        const [words] = await machine.read(Math.min(plan.slots, Math.floor(ticks / 2) + 1))
        budget.took(now() - began)
        const { ended, evaluations: done } = headerOf(words)
        count(done)
        const knots = knotsOf(program, words, text, t, options.until)
        if (knots === null) return diverged(t)
        let ending: Ending | null = null
        const last = knots.findIndex((knot) => (ending = options.isOver(knot)) !== null)
        if (knots.length > 0) yield last < 0 ? knots : knots.slice(0, last + 1)
        if (ending !== null) return ending
        t = knots.at(-1)?.t ?? t
        if (ended === endings.horizon) return horizon(options.until)
        if (ended === endings.diverged) return diverged(t)
        if (ended === endings.belowPrecision) return tooStrict(t, options.tolerance)
        if (done > MOST_EVALUATIONS) return tooSlow(t, done)
        for (; evaluations < done; evaluations++) {
          const wanted = options.breathe()
          if (wanted !== null) await wanted
        }
      }
    } finally {
      give(machine)
    }
  }
  return {
    flow: (program, start, options) => {
      const plan = planOf(program, device.limits, force)
      if (plan === null) return null
      let evaluations = 0
      const knots = run(program, start, options, plan, (done) => (evaluations = done))
      return { knots, evaluations: () => evaluations }
    },
    dispatches: () => dispatches,
    dispose: () => {
      spare?.dispose()
      spare = null
    },
  }
}

/** The knots in the slots; null where one is not finite. `t` is where they begin. */
function knotsOf(program: Program, words: Float64Array, text: FlowText, t: number, until: number): Knot[] | null {
  const entries = journalOf(words, t, until)
  const knots: Knot[] = []
  for (const [slot, { t: at, objective }] of entries.entries()) {
    const from = text.slotsAt + slot * text.slotWords
    const own = words.subarray(from, from + text.slotWords)
    if (!Number.isFinite(objective) || !own.every(Number.isFinite)) return null
    const state = splitState(program, own)
    knots.push({ t: at, state, velocity: splitState(program, own.subarray(text.stateLength)), objective })
  }
  return knots
}
