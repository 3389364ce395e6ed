import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentsOf, type Experiment, type RunEvent } from './experiment.ts'
import { arbitraryShared } from './fixtures/arbitrary-shared.ts'
import { isRedundant, normalised } from './normal-form.ts'
import { without } from './without.ts'
import type { Values } from './values.ts'
import { openingView } from './view.ts'

const normalValues = (values: Values, ...events: RunEvent[]) => {
  const experiment: Experiment = { version: 1, values, events }
  return normalised({ experiment, view: openingView }).experiment.values
}

describe('normalised', () => {
  it.each<[Values, Values]>([
    [{ classes: 4, imbalance: 1, model: 'weightDecay', counts: [] }, {}],
    [{ classes: 6, dimension: 5 }, { classes: 6 }],
    [{ classes: 6, dimension: 3 }, { classes: 6, dimension: 3 }],
    [{ counts: [3, 4], classes: 2 }, { counts: [3, 4] }],
    [{ lambdaW: 0.1, lambdaH: 0.1 }, { lambdaW: 0.1 }],
    [{ minorityClasses: -0 }, { minorityClasses: 0 }],
  ])('makes %j into %j', (values, expected) => {
    expect(normalValues(values)).toEqual(expected)
  })

  it('keeps a value equal to its default where an event would otherwise take it along', () => {
    const values = { lambdaW: 0.1, lambdaH: 0.1 }
    expect(normalValues(values, { t: 5, set: { lambdaW: 0.2 } })).toEqual(values)
    expect(normalValues(values, { t: 5, set: { lambdaW: 0.2, lambdaH: 0.1 } })).toEqual({ lambdaW: 0.1 })
  })

  it('changes no run, and nothing the second time', () => {
    fc.assert(
      fc.property(arbitraryShared, (shared) => {
        const normal = normalised(shared)
        expect(segmentsOf(normal.experiment)).toEqual(withoutMinusZero(segmentsOf(shared.experiment)))
        expect(normalised(normal)).toEqual(normal)
      }),
      { numRuns: 300 },
    )
  })
})

/** JSON has one zero only. */
function withoutMinusZero<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T
}

describe('isRedundant', () => {
  it('is true of what was not chosen', () => {
    expect(isRedundant({ version: 1, values: {}, events: [] }, 'classes')).toBe(true)
  })
})

describe('without', () => {
  it('leaves the given values as they are', () => {
    const values = { classes: 3, seed: 2 }
    expect(without(values, 'seed', 'dimension')).toEqual({ classes: 3 })
    expect(values).toEqual({ classes: 3, seed: 2 })
  })
})
