import { quantities } from '../metrics/registry.ts'
import { runQuantities } from '../metrics/run-quantities.ts'

/** The quantities of a state alone, those that no run is needed for. */
export const stateQuantities = quantities.filter((quantity) => !runQuantities.includes(quantity))
