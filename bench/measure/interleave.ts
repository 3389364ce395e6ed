import { median, quantile } from './statistics.ts'

/** Something to be timed beside others. */
export interface Candidate {
  readonly name: string
  /** Does the work this often, waits until it is done, and gives the units done: gradients, say. */
  run(times: number): Promise<number>
}

/** How long the measurement takes. */
export interface Patience {
  /** Turns that every candidate has; one that takes longer than `slow` has one. */
  readonly rounds: number
  /** A turn repeats its work until it takes at least this long, in seconds. */
  readonly turn: number
  /** In seconds. */
  readonly slow: number
}

/** Time for a unit of work. */
export interface Timing {
  readonly name: string
  /** The middle one of the rounds. */
  readonly seconds: number
  /** First and third quartile of the rounds. */
  readonly quartiles: readonly [number, number]
  readonly rounds: number
}

/** What is told on the way: the name of what is timed now. Throws to end the measurement. */
export type Tell = (doing: string) => void

/**
 * Times candidates in turns, each round in another order, so that whatever else the machine does falls on
 * all alike. Turns before compile what
 * is new and find the number of repetitions; they do not count.
 */
export async function interleave(candidates: readonly Candidate[], patience: Patience, tell: Tell): Promise<Timing[]> {
  const times = new Map<Candidate, { repeats: number; rounds: number; seconds: number[] }>()
  for (const candidate of candidates) {
    await nextTurn()
    tell(candidate.name)
    const { repeats, seconds } = await calibrate(candidate, patience)
    times.set(candidate, { repeats, rounds: seconds > patience.slow ? 1 : patience.rounds, seconds: [] })
  }
  for (let round = 0; round < patience.rounds; round++) {
    for (const candidate of turned(candidates, round)) {
      const own = times.get(candidate)
      if (own === undefined || round >= own.rounds) continue
      await nextTurn()
      tell(candidate.name)
      own.seconds.push(await timed(candidate, own.repeats))
    }
  }
  return candidates.map((candidate) => timingOf(candidate.name, times.get(candidate)?.seconds ?? []))
}

/** The number of repetitions that fill a turn, and how long one takes. */
async function calibrate(candidate: Candidate, { turn }: Patience): Promise<{ repeats: number; seconds: number }> {
  // What is compiled at first sight would look like work.
  await candidate.run(1)
  for (let repeats = 1; ; repeats *= 2) {
    const start = performance.now()
    await candidate.run(repeats)
    const seconds = (performance.now() - start) / 1000
    if (seconds >= turn / 2) return { repeats: Math.max(1, Math.ceil((repeats * turn) / seconds)), seconds: seconds / repeats }
  }
}

async function timed(candidate: Candidate, repeats: number): Promise<number> {
  const start = performance.now()
  const units = await candidate.run(repeats)
  return (performance.now() - start) / 1000 / units
}

/** Lets in whoever wants the measurement to end. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}

function turned<T>(items: readonly T[], by: number): T[] {
  const at = by % Math.max(1, items.length)
  return [...items.slice(at), ...items.slice(0, at)]
}

function timingOf(name: string, seconds: readonly number[]): Timing {
  const quartiles = [quantile(seconds, 0.25), quantile(seconds, 0.75)] as const
  return { name, seconds: median(seconds), quartiles, rounds: seconds.length }
}
