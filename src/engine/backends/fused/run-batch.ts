import { diverged, horizon, tooSlow, tooStrict } from '../../integrators/endings.ts'
import { MOST_EVALUATIONS } from '../../integrators/rkc.ts'
import type { Ending } from '../../knot.ts'
import type { Member, Outcome } from '../contract.ts'
import { endings } from './decide-text.ts'
import { flowText, sameText } from './flow-text.ts'
import { groupThreads, workOf } from './kernel-plan.ts'
import { createMachine, type Machine } from './machine.ts'
import { headerOf, journalOf, splitState, type JournalEntry } from './report.ts'
import { retractedStart } from './retracted-start.ts'
import { createTickBudget } from './tick-budget.ts'

export interface BatchOptions {
  /** Members at a time, a workgroup each. */
  readonly instances?: number
  /** The time in milliseconds, by which a submission is held under a frame. */
  readonly now?: () => number
  /** A pause that the host wants, or null; called between chunks, it may throw to end the batch. */
  readonly breathe?: () => Promise<void> | null
}

/** Enough to fill a large device, few enough that a chunk on a small one stays short. */
const INSTANCES = 64
/** Accepted steps kept a chunk: a step takes two evaluations and more. */
const SLOTS = 32

/** A member on its way. */
interface Running {
  readonly index: number
  readonly member: Member
  t: number
  last: JournalEntry
}

/** A member that is over, and the slot that holds its last state; none where no step was accepted. */
interface Finished extends Running {
  readonly instance: number
  readonly slot: number
  readonly ending: Ending
}

/**
 * Runs `count` flows of one structure (programs that differ in numbers and labels only), a workgroup each with its own
 * step control, in chunks; who is done makes room for the next. Each gives the same bits as it would alone, in any order.
 * `memberAt` is called when a member begins, `onDone` as each ends. Throws RangeError where a member has another structure.
 */
export async function runBatch(
  device: GPUDevice,
  count: number,
  memberAt: (index: number) => Member,
  onDone: (index: number, outcome: Outcome) => void,
  { instances = INSTANCES, now = () => 0, breathe = () => null }: BatchOptions = {},
): Promise<void> {
  if (count === 0) return
  const first = memberAt(0).program
  const text = flowText(first, SLOTS, groupThreads(first))
  // The knots of all instances lie in one buffer, and so does their memory.
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits
  const words = Math.min(maxStorageBufferBindingSize, maxBufferSize) / 4
  const room = Math.max(1, Math.floor(words / Math.max(text.instanceWords, text.memoryLength)))
  const machine = await createMachine(device, text, 'oneGroup', groupThreads(first), Math.min(count, instances, room))
  try {
    const running: (Running | null)[] = Array.from({ length: machine.instances }, () => null)
    const budget = createTickBudget(workOf(first) * machine.instances)
    for (let next = 0; ; ) {
      running.forEach((one, instance) => {
        if (one === null && next < count) running[instance] = begin(machine, instance, next, memberAt(next++))
      })
      if (running.every((one) => one === null)) return
      const began = now()
      machine.run(running.map((one) => (one === null ? null : one.member.until - one.t)), budget.ticks)
      const reports = await machine.read(0)
      budget.took(now() - began)
      const finished = reports.flatMap((report, instance) => judge(running[instance], report, instance))
      await tell(machine, finished, onDone)
      finished.forEach(({ instance }) => (running[instance] = null))
      const wanted = breathe()
      if (wanted !== null) await wanted
    }
  } finally {
    machine.dispose()
  }
}

function begin(machine: Machine, instance: number, index: number, member: Member): Running {
  const { program, start, tolerance } = member
  const text = flowText(program, SLOTS, groupThreads(program))
  if (!sameText(text, machine.text)) throw new RangeError(`member ${index} of the batch has another structure`)
  machine.begin(instance, text, retractedStart(program, start), tolerance)
  return { index, member, t: 0, last: { t: 0, objective: Number.NaN, evaluations: 0 } }
}

/** Moves a member on by what its instance reports; a list of one where it is over. */
function judge(running: Running | null, report: Float64Array, instance: number): Finished[] {
  if (running === null) return []
  const { member } = running
  const { ended, evaluations } = headerOf(report)
  let slot = -1
  for (const entry of journalOf(report, running.t, member.until)) {
    if (!Number.isFinite(entry.objective)) return [{ ...running, instance, slot, ending: diverged(running.t) }]
    slot++
    running.t = entry.t
    running.last = entry
    const ending = member.isOver(entry.t, entry.objective)
    if (ending !== null) return [{ ...running, instance, slot, ending }]
  }
  const ending = endingOf(ended, running, evaluations)
  return ending === null ? [] : [{ ...running, instance, slot, ending }]
}

function endingOf(ended: number, { t, member }: Running, evaluations: number): Ending | null {
  if (ended === endings.horizon) return horizon(member.until)
  if (ended === endings.diverged) return diverged(t)
  if (ended === endings.belowPrecision) return tooStrict(t, member.tolerance)
  return evaluations > MOST_EVALUATIONS ? tooSlow(t, evaluations) : null
}

async function tell(machine: Machine, finished: readonly Finished[], onDone: (index: number, outcome: Outcome) => void) {
  if (finished.length === 0) return
  const states = await machine.readStates(finished)
  finished.forEach(({ index, member, last, ending }, i) =>
    onDone(index, { ...last, state: splitState(member.program, states[i]), ending }),
  )
}
