import { collapseQuantities } from './collapse-quantities.ts'
import { groupQuantities } from './group-quantities.ts'
import type { Quantity } from './quantity.ts'
import { runQuantities } from './run-quantities.ts'

/** Every quantity that can be shown of a state: curves, columns, sentences and flags are derived from it. */
export const quantities: readonly Quantity[] = [...runQuantities, ...collapseQuantities, ...groupQuantities]

/** Those shown before the reader chooses. */
export const defaultQuantities: readonly Quantity[] = quantities.filter(({ isDefault }) => isDefault)

/** @throws RangeError for an unknown key. */
export function quantityOf(key: string): Quantity {
  const quantity = quantities.find((candidate) => candidate.key === key)
  if (quantity === undefined) throw new RangeError(`there is no quantity called ${key}`)
  return quantity
}
