import type { Tell } from '../measure/interleave.ts'
import type { Cost, EngineFacts, Rest } from '../result.ts'
import { lecture, quickSizes, sizes } from '../sizes.ts'
import { measureCost } from './cost.ts'
import type { Host } from './host.ts'
import { measureRest } from './rest.ts'

/** Parts that are measured where the engines are: in a page, or in Node. */
export interface Measured {
  cost: Cost
  rest: Rest
}

const patience = { rounds: 7, turn: 0.1, slow: 1 }
const littlePatience = { rounds: 2, turn: 0.002, slow: 1 }

/** Start to rest of the lecture's run. */
const HORIZON = 5e4
/** As far as a look whether all works goes. */
const QUICK_HORIZON = 500

/** Measures one part; `isQuick` measures next to nothing, to see that all works. */
export async function measure<P extends keyof Measured>(
  part: P,
  host: Host,
  isQuick: boolean,
  tell: Tell,
): Promise<Measured[P]> {
  const parts: { [Name in keyof Measured]: () => Promise<Measured[Name]> } = {
    cost: () => measureCost(host, isQuick ? quickSizes : sizes, isQuick ? littlePatience : patience, tell),
    rest: () =>
      isQuick
        ? measureRest(host, quickSizes[0].spec, QUICK_HORIZON, littlePatience, tell)
        : measureRest(host, lecture, HORIZON, patience, tell),
  }
  return parts[part]()
}

/** What the result says of the engines of a host. */
export function factsOf(host: Host): EngineFacts[] {
  return host.engines.map(({ key, info: { name, precision, adapter, software } }) => ({ key, name, precision, adapter, software }))
}
