import type { Backend, EngineInfo } from '../../src/engine/backends/contract.ts'
import type { Ending, Knot } from '../../src/engine/knot.ts'
import { runFlow, type RunPlan } from '../../src/engine/run.ts'
import { createSystem } from '../../src/engine/system.ts'
import { matrix, type Matrix } from '../../src/math/matrix.ts'
import { buildProgram } from '../../src/model/registry.ts'
import { columnsOf, sampleCount, type ModelSpec } from '../../src/model/spec.ts'
import { gaussianStart } from '../../src/model/start.ts'

/** Work that can be repeated; `end` gives back what it holds. */
export interface Work {
  /** Does it this often and waits until it is done; gives the units done. */
  run(times: number): Promise<number>
  end(): void
}

/** Where a flow came to. */
export interface Flown {
  /** Gradient evaluations. */
  readonly gradients: number
  /** The last moment. */
  readonly last: Knot
  readonly ending: Ending
}

/** An engine as it is timed, whatever its tensors are. */
export interface Engine {
  /** 'loops', 'tfjs' or 'fused'. */
  readonly key: string
  readonly info: EngineInfo
  /** The three products of a gradient and nothing else: W H, G Hᵀ, Wᵀ G; null where the engine has no single ones. */
  products(spec: ModelSpec): Work | null
  /** Gradients alone, likewise. */
  gradients(spec: ModelSpec): Work | null
  /** Runs a plan until its horizon, or until it has this many steps. */
  flow(plan: RunPlan, steps?: number): Promise<Flown>
}

const SEED = 1
/** Standard deviation of every start. */
export const DEVIATION = 0.1

/** The start of a problem: W, then H. */
export function startOf(spec: ModelSpec): readonly Matrix[] {
  return gaussianStart(buildProgram(spec), spec, SEED, DEVIATION)
}

/** The flow of a problem from that start. */
export function planOf(spec: ModelSpec, horizon: number, tolerance: number, rate: number | null = null): RunPlan {
  return { segments: [{ from: 0, spec }], seed: SEED, deviation: DEVIATION, tolerance, rate, horizon }
}

/**
 * An engine of a backend. `prepare` is awaited before each piece of work: TensorFlow.js has one backend at a
 * time, and what is timed beside uses others. `onlyFlow` where single operations are those of another engine.
 */
export function engineOf<T>(
  key: string,
  backend: Backend<T>,
  prepare: () => Promise<void> = () => Promise.resolve(),
  onlyFlow = false,
): Engine {
  const upload = (block: Matrix) => backend.upload(block, block.data)
  const repeat = (state: readonly T[], once: () => readonly T[]): Work => ({
    run: async (times) => {
      await prepare()
      for (let i = 0; i < times; i++) once().forEach((tensor) => backend.release(tensor))
      await backend.settle()
      return times
    },
    end: () => state.forEach((tensor) => backend.release(tensor)),
  })
  return {
    key,
    info: backend.info,
    products: (spec) => {
      if (onlyFlow) return null
      const residual = matrix(spec.counts.length, sampleCount(columnsOf(spec)))
      const state = [...startOf(spec), { ...residual, data: residual.data.fill(0.1) }].map(upload)
      const [W, H, G] = state
      return repeat(state, () => [
        backend.product(W, H, false, false),
        backend.product(G, H, false, true),
        backend.product(W, G, true, false),
      ])
    },
    gradients: (spec) => {
      if (onlyFlow) return null
      const system = createSystem(backend, buildProgram(spec))
      const state = startOf(spec).map(upload)
      return repeat(state, () => system.velocity(state))
    },
    flow: async (plan, steps = Infinity) => {
      await prepare()
      return fly(backend, plan, steps)
    },
  }
}

async function fly<T>(backend: Backend<T>, plan: RunPlan, steps: number): Promise<Flown> {
  let seen = 0
  const enough = ({ t }: Knot): Ending | null => (seen++ < steps ? null : { kind: 'horizon', t, sentence: 'Enough steps.' })
  const run = runFlow(backend, plan, () => enough)
  let gradients = 0
  let last: Knot | null = null
  for (;;) {
    const next = await run.next()
    if (next.done === true) {
      if (last === null) throw new Error(`A run did not begin: ${next.value.sentence}`)
      return { gradients, last, ending: next.value }
    }
    gradients += next.value.evaluations
    last = next.value.knots.at(-1) ?? last
  }
}
