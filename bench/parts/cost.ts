import type { ModelSpec } from '../../src/model/spec.ts'
import { sampleCount } from '../../src/model/spec.ts'
import { interleave, type Candidate, type Patience, type Tell } from '../measure/interleave.ts'
import type { Cost } from '../result.ts'
import type { Size } from '../sizes.ts'
import { createAutodiff, createProducts } from '../contenders/autodiff.ts'
import { planOf, type Engine, type Work } from '../contenders/engine.ts'
import type { Host } from './host.ts'

type Timing = Cost['sizes'][number]['timings'][number]

/** A candidate with what it is called in the result. */
interface Entry extends Candidate {
  readonly engine: string
  readonly work: Timing['work']
  end(): void
}

/** Steps of a timed flow: its beginning, where it looks at the spectral radius, and some readings of a device. */
const STEPS = 32
/** Products of the sizes above which a software adapter takes seconds for a step of TensorFlow.js. */
const MOST_BY_SOFTWARE = 1e6
/** Later than any timed flow comes. */
const HORIZON = 1e9
const TOLERANCE = 1e-3
/** A rate that moves the state, and does not shake it. */
const RATE = 0.1

/** What a gradient costs on each engine at each size, side by side: alone, in the flow, and its three products. */
export async function measureCost(host: Host, sizes: readonly Size[], patience: Patience, tell: Tell): Promise<Cost> {
  const hasHardware = host.engines.some(({ info: { adapter, software } }) => adapter !== null && !software)
  const measured: Cost['sizes'] = []
  for (const { spec, isLarge } of sizes) {
    if (isLarge && !hasHardware) continue
    measured.push(await measureSize(host, spec, patience, tell))
  }
  return { sizes: measured }
}

async function measureSize(host: Host, spec: ModelSpec, patience: Patience, tell: Tell): Promise<Cost['sizes'][number]> {
  const { counts, dimension } = spec
  const samples = sampleCount(counts)
  const place = `K = ${counts.length}, d = ${dimension}, N = ${samples}`
  const entries = await entriesOf(host, spec)
  try {
    const timings = await interleave(entries, patience, (name) => tell(`cost of a gradient, ${place}: ${name}`))
    const reference = timings[entries.findIndex(({ engine, work }) => engine === 'loops' && work === 'gradient')].seconds
    return {
      classes: counts.length,
      dimension,
      samples,
      counts: [...counts],
      timings: timings.map(({ seconds, quartiles, rounds }, i) => {
        const { engine, work } = entries[i]
        return { engine, work, seconds, quartiles: [...quartiles], rounds, ratio: seconds / reference }
      }),
    }
  } finally {
    entries.forEach((entry) => entry.end())
  }
}

async function entriesOf({ engines, baselines }: Host, spec: ModelSpec): Promise<Entry[]> {
  const entries: Entry[] = []
  const add = (engine: string, work: Timing['work'], done: Work | null) => {
    if (done !== null) entries.push({ name: `${engine} ${work}`, engine, work, ...done })
  }
  for (const engine of engines) {
    add(engine.key, 'products', engine.products(spec))
    add(engine.key, 'gradient', engine.gradients(spec))
    if (await isWorthwhile(engine, spec)) add(engine.key, 'flow', flowWork(engine, spec))
  }
  for (const backend of baselines) {
    add(`tfjs ${backend}`, 'products', await createProducts(backend, spec))
    add(`tfjs ${backend}`, 'autodiff', await createAutodiff(backend, spec, RATE))
  }
  return entries
}

/** Whether an engine has a flow at a size that is worth the wait. */
async function isWorthwhile(engine: Engine, spec: ModelSpec): Promise<boolean> {
  const { counts, dimension } = spec
  // Operations are read after 16 steps of up to 64 stages, which takes a software adapter minutes at large sizes.
  if (engine.key === 'tfjs' && engine.info.software && counts.length * dimension * sampleCount(counts) > MOST_BY_SOFTWARE) return false
  if (engine.key !== 'fused') return true
  return engine.flow(planOf(spec, HORIZON, TOLERANCE), 1).then(
    () => true,
    (error: unknown) => {
      // Kernels are written for some sizes only; the operations take the others.
      if (error instanceof RangeError) return false
      throw error
    },
  )
}

/** The first steps of the flow; a unit is a gradient, with all that comes with it. */
function flowWork(engine: Engine, spec: ModelSpec): Work {
  const plan = planOf(spec, HORIZON, TOLERANCE)
  return {
    run: async (times) => {
      let gradients = 0
      for (let i = 0; i < times; i++) gradients += (await engine.flow(plan, STEPS)).gradients
      return gradients
    },
    end: () => {},
  }
}
