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
  /** A turn repeats its work until it takes about this long, in seconds. */
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

/** Tells the time in milliseconds. */
type Clock = () => number

const milliseconds: Clock = () => performance.now()

/** A candidate on its way. */
interface Runner {
  readonly candidate: Candidate
  readonly rounds: number
  /** Repetitions that fill a turn, as far as is known. */
  repeats: number
  readonly seconds: number[]
}

/**
 * Times candidates in turns, each round in another order, so that whatever else the machine does falls on
 * all alike. Turns before compile what is new and find the number of repetitions; they do not count.
 */
export async function interleave(
  candidates: readonly Candidate[],
  patience: Patience,
  tell: Tell,
  now: Clock = milliseconds,
): Promise<Timing[]> {
  const runners: Runner[] = []
  for (const candidate of candidates) {
    await nextTurn()
    tell(candidate.name)
    runners.push(await warm(candidate, patience, now))
  }
  for (let round = 0; round < patience.rounds; round++) {
    for (const runner of turned(runners, round)) {
      if (round >= runner.rounds) continue
      await nextTurn()
      tell(runner.candidate.name)
      runner.seconds.push(await turn(runner, patience, now))
    }
  }
  return runners.map(({ candidate, seconds }) => timingOf(candidate.name, seconds))
}

async function warm(candidate: Candidate, patience: Patience, now: Clock): Promise<Runner> {
  const [seconds] = await stopwatch(() => candidate.run(1), now)
  if (seconds > patience.slow) return { candidate, rounds: 1, repeats: 1, seconds: [] }
  const runner = { candidate, rounds: patience.rounds, repeats: 1, seconds: [] }
  await turn(runner, patience, now)
  return runner
}

/**
 * Seconds for a unit of work; repeats it more often until that fills a turn. In every turn anew: where the
 * machine stood still, a few repetitions seemed to be enough.
 */
async function turn(runner: Runner, { turn: least }: Patience, now: Clock): Promise<number> {
  for (;;) {
    const [seconds, units] = await stopwatch(() => runner.candidate.run(runner.repeats), now)
    if (seconds >= least / 2) return seconds / units
    runner.repeats *= 2
  }
}

/** How long work takes, in seconds, and what it gives. */
export async function stopwatch<R>(work: () => Promise<R>, now: Clock = milliseconds): Promise<[number, R]> {
  const start = now()
  const result = await work()
  return [(now() - start) / 1000, result]
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
