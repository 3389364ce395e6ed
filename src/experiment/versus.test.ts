import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemWithExperiment } from './check.ts'
import { resolve, type Experiment } from './experiment.ts'
import { arbitraryShared } from './fixtures/arbitrary-shared.ts'
import { decodeLink, encodeLink } from './link.ts'
import { normalised } from './normal-form.ts'
import { differences, fitVersus, secondOf } from './versus.ts'

const first: Experiment = { version: 1, values: { classes: 6 }, events: [{ t: 5, set: { lambdaW: 0.01 } }] }

describe('a second experiment', () => {
  it('is the first with other values, and the same changes', () => {
    const second = secondOf(first, { imbalance: 60 })
    expect(second).toEqual({ version: 1, values: { classes: 6, imbalance: 60 }, events: first.events })
  })

  it('changes nothing that it cannot', () => {
    expect(secondOf({ ...first, events: [{ t: 5, set: { imbalance: 20 } }] }, { counts: [3, 4, 5, 6, 7, 8] }).events).toEqual([])
  })

  it('differs by the fewest values, what follows from them left out', () => {
    expect(differences(first, secondOf(first, { classes: 8, dimension: 7 }))).toEqual({ classes: 8 })
    expect(differences(first, secondOf(first, { classes: 6 }))).toEqual({})
  })

  it('goes back to a default that the first has left', () => {
    expect(differences({ ...first, events: [] }, { version: 1, values: {}, events: [] })).toEqual({ classes: 4 })
  })

  it('keeps a value that is the same until a change', () => {
    // λ_H follows λ in the first, and not in the second.
    expect(differences(first, secondOf(first, { lambdaH: 0.0023 }))).toEqual({ lambdaH: 0.0023 })
  })

  it('is left without what makes no run', () => {
    const { versus, problems } = fitVersus(first, { minorityClasses: 9, imbalance: 2 })
    expect(versus).toEqual({ imbalance: 2 })
    expect(problems).toEqual([
      'In the second experiment: At most 5 of 6 classes can be minority classes; it was 9. It was left out.',
    ])
  })

  it('runs, and is the same after its way through a link', () => {
    let compared = 0
    fc.assert(
      fc.property(arbitraryShared, ({ experiment, view }) => {
        if (view.versus === null) return
        const second = secondOf(experiment, view.versus)
        expect(problemWithExperiment(second)).toBeNull()
        const decoded = decodeLink(encodeLink({ experiment, view }))
        const again = secondOf(decoded.experiment, decoded.view.versus ?? {})
        expect(resolve(again.values)).toEqual(resolve(normalised({ experiment: second, view }).experiment.values))
        compared++
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(100)
  })
})

describe('a link of two', () => {
  it.each([
    ['vs=same', {}],
    ['vs=R=60,lambda=0.01', { imbalance: 60, lambdaW: 0.01 }],
    ['n=9,8&vs=n=3,4,5,R=2', { counts: [3, 4, 5], imbalance: 2 }],
  ])('%s', (link, versus) => {
    const { problems, view } = decodeLink(link)
    expect({ problems, versus: view.versus }).toEqual({ problems: [], versus })
  })

  it.each([
    ['vs=', 'There is no parameter “”.'],
    ['vs=60', 'There is no parameter “60”.'],
    ['vs=R=0', 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0”.'],
    ['vs=R=2,R=3', 'R is set more than once.'],
  ])('%s is refused as a whole', (link, reason) => {
    const { problems, view } = decodeLink(link)
    expect(view.versus).toBeNull()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(reason)
  })
})
