/** In which ticks a phase has work: a WGSL condition on `mode`. */
export type When = 'evaluating' | 'judging' | 'ending'

/** Work of one kind, done by independent threads. */
export interface Phase {
  readonly when: When
  /** Threads wanted. */
  readonly items: number
  /** Statements of item number `n`; they may use `base` and `instance`. */
  readonly body: string
  /** Names of what it reads and writes. */
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

/** Phases that do not wait for each other. */
export type Level = readonly Phase[]

/** Puts each phase on the first level where all that it waits for is done. */
export function levelsOf(phases: readonly Phase[]): Level[] {
  const levels: Phase[][] = []
  const written = new Map<string, number>()
  const read = new Map<string, number>()
  for (const phase of phases) {
    const after = (known: ReadonlyMap<string, number>, names: readonly string[]) =>
      Math.max(-1, ...names.map((name) => known.get(name) ?? -1))
    const level = 1 + Math.max(after(written, [...phase.reads, ...phase.writes]), after(read, phase.writes))
    phase.writes.forEach((name) => written.set(name, level))
    phase.reads.forEach((name) => read.set(name, Math.max(level, read.get(name) ?? -1)))
    levels[level] = [...(levels[level] ?? []), phase]
  }
  return levels
}

/** Neighbouring threads run in step: items of two phases do not share one of their rows. */
const ROW = 32

/** Items of a level, those of each phase beginning a new row of threads. */
export function itemsOf(level: Level): number {
  return starts(level).at(-1) as number
}

function starts(level: Level): number[] {
  const ends = level.map(({ items }) => Math.ceil(items / ROW) * ROW)
  return ends.reduce((sums, items) => [...sums, (sums.at(-1) as number) + items], [0])
}

/** The statements of one level, shared among `threads` threads of which this is number `thread`. */
export function levelText(level: Level, thread: string, threads: number): string {
  const first = starts(level)
  const parts = level.map(
    ({ items, body, when }, i) => `if (item >= ${first[i]} && item < ${first[i] + items} && ${when}) {
  let n = item - ${first[i]};
  ${body}
}`,
  )
  return `for (var item = ${thread}; item < ${itemsOf(level)}; item += ${threads}) {
${parts.join(' else ')}
}`
}

/** The condition under which a level has any work. */
export function whenOf(level: Level): string {
  return [...new Set(level.map(({ when }) => when))].join(' || ')
}
