import type { ModelSpec } from '../../src/model/spec.ts'
import { sampleCount } from '../../src/model/spec.ts'
import { interleave, type Candidate, type Patience, type Tell } from '../measure/interleave.ts'
import type { Cost } from '../result.ts'
import type { Size } from '../sizes.ts'
import { createAutodiff, createProducts } from '../work/autodiff.ts'
import { planOf, type Engine, type Work } from '../work/engine.ts'
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
    if (isWorthwhile(engine, spec)) add(engine.key, 'flow', flowWork(engine, spec))
  }
  for (const backend of baselines) {
    add(`tfjs ${backend}`, 'products', await createProducts(backend, spec))
    add(`tfjs ${backend}`, 'autodiff', await createAutodiff(backend, spec, RATE))
  }
  return entries
}

/** A flow on TensorFlow.js's operations is read after 16 steps of up to 64 stages: minutes on a software adapter. */
function isWorthwhile({ key, info }: Engine, { counts, dimension }: ModelSpec): boolean {
  return key !== 'tfjs' || !info.software || counts.length * dimension * sampleCount(counts) <= MOST_BY_SOFTWARE
}

/** The first steps of the flow; a unit is a gradient, with all that comes with it. */
function flowWork(engine: Engine, spec: ModelSpec): Work {
  const plan = planOf(spec, 1e9, 1e-3)
  return {
    run: async (times) => {
      let gradients = 0
      for (let i = 0; i < times; i++) gradients += (await engine.flow(plan, STEPS)).gradients
      return gradients
    },
    end: () => {},
  }
}
