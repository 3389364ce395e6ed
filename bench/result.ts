import * as z from 'zod/mini'

const seconds = z.number().check(z.positive())
const count = z.int().check(z.nonnegative())

const described = (description: string) => z.meta({ description })

const engine = z.strictObject({
  key: z.string().check(described('How timings name it')),
  name: z.string(),
  precision: z.enum(['float64', 'float32']),
  adapter: z.nullable(z.string()),
  software: z.boolean().check(described('Whether the adapter is the processor in disguise')),
})

const timing = z.strictObject({
  engine: z.string(),
  work: z.enum(['products', 'gradient', 'flow', 'autodiff']),
  seconds: seconds.check(described('For one gradient, the middle one of the rounds')),
  quartiles: z.tuple([seconds, seconds]),
  rounds: count,
  ratio: z.number().check(described('To a gradient of the float64 loops in the same rounds')),
})

const size = z.strictObject({
  classes: count,
  dimension: count,
  samples: count,
  counts: z.array(count),
  timings: z.array(timing),
})

const cost = z.strictObject({ sizes: z.array(size) })

const way = z.strictObject({
  engine: z.string(),
  work: z.enum(['flow', 'descent', 'autodiff']),
  gradients: count,
  seconds,
  rounds: count.check(described('0 where the time is that of one step times their number')),
  objective: z.nullable(z.number()).check(described('At the end; null where it was not run to the end')),
  ratio: z.number().check(described('To the fastest flow')),
})

const rest = z.strictObject({
  horizon: z.number(),
  tolerance: z.number(),
  curvature: z.number().check(described('L, the largest curvature along the flow')),
  rate: z.number().check(described('Learning rate of descent, just below 2/L')),
  ways: z.array(way),
})

const sweep = z.strictObject({
  command: z.string(),
  runs: count,
  threads: count,
  seconds,
  perSecond: z.number(),
  map: seconds.check(described('For 64 × 64 runs; in proportion where fewer were made')),
})

const page = z.strictObject({
  adapter: z.string().check(described('What draws, in the words of the browser')),
  software: z.boolean(),
  change: z.strictObject({
    times: count,
    frames: z.number().check(described('From the input to the first picture of the new run, the middle one')),
    most: count,
    seconds,
  }),
  play: z.strictObject({
    samples: count,
    frames: count,
    callback: z.number().check(described("Seconds of the page's callback a frame, by the clock, the middle one")),
    slow: z.number().check(described('Seconds that one callback in twenty exceeds')),
    task: z.number().check(described("Seconds of a processor that all of the page's main thread took a frame")),
  }),
})

const skipped = z.strictObject({ skipped: z.string().check(described('Why it was not measured')) })

/** Parts of the benchmark by the name that --only takes, each measured or skipped with a sentence. */
const parts = {
  cost: z.union([cost, skipped]),
  rest: z.union([rest, skipped]),
  page: z.union([page, skipped]),
  sweep: z.union([sweep, skipped]),
}

const machine = z.strictObject({
  processor: z.string(),
  cores: count,
  memory: z.number().check(described('Bytes')),
  system: z.string(),
  node: z.string(),
  host: z.string().check(described('Where engines were timed: a browser and its version, or Node')),
  load: z.number().check(described('Processes that wanted a core in the minute before')),
})

const goal = z.strictObject({
  part: z.string(),
  goal: z.string(),
  measured: z.number(),
  unit: z.string(),
  bound: z.number(),
  isMet: z.boolean(),
})

/** What `bench --json` writes. */
export const benchSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('benchmark'),
  date: z.string(),
  command: z.string(),
  isQuick: z.boolean().check(described('Whether next to nothing was measured, which says nothing of speed')),
  machine,
  engines: z.array(engine),
  parts: z.partial(z.strictObject(parts)),
  goals: z.array(goal),
})

export type EngineFacts = z.infer<typeof engine>
export type BenchResult = z.infer<typeof benchSchema>
export type Machine = z.infer<typeof machine>
export type Goal = z.infer<typeof goal>
export type Cost = z.infer<typeof cost>
export type Rest = z.infer<typeof rest>
export type PagePart = z.infer<typeof page>
export type SweepPart = z.infer<typeof sweep>
export type Skipped = z.infer<typeof skipped>
export type PartName = keyof typeof parts
