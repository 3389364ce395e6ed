import { describe, expect, it } from 'vitest'
import { fitEvents, fitValues } from './fit.ts'

describe('fitValues', () => {
  it('keeps what fits', () => {
    expect(fitValues({}, { classes: 6, minorityClasses: 5 })).toEqual({
      values: { classes: 6, minorityClasses: 5 },
      leftOut: [],
    })
  })

  it('leaves out one value after the other until the rest makes a run', () => {
    const { values, leftOut } = fitValues({}, { classes: 60, minorityClasses: 70, minorityCount: 200, dimension: 2 })
    expect(values).toEqual({ classes: 60, minorityCount: 200, dimension: 2 })
    expect(leftOut.map(({ key }) => key)).toEqual(['minorityClasses'])
  })

  it('leaves the base alone: what was added last gives way', () => {
    const base = { minorityCount: 5000 }
    expect(fitValues(base, { imbalance: 2, lambdaW: 0.1 }).values).toEqual({ lambdaW: 0.1 })
  })

  it('ends even where the base makes no run', () => {
    expect(fitValues({ classes: 3, minorityClasses: 9 }, { imbalance: 2, seed: 3 }).values).toEqual({})
  })
})

describe('fitEvents', () => {
  it('judges each event by all that came before it', () => {
    const { events, problems } = fitEvents({ minorityCount: 100 }, [
      { t: 1, set: { imbalance: 60 } },
      { t: 2, set: { imbalance: 1000, lambdaW: 0.1 } },
      { t: 3, set: { imbalance: 99 } },
    ])
    expect(events).toEqual([
      { t: 1, set: { imbalance: 60 } },
      { t: 2, set: { lambdaW: 0.1 } },
      { t: 3, set: { imbalance: 99 } },
    ])
    expect(problems).toEqual([
      'That would be 200,200 samples; at most 20,000 are allowed. The change of R at t = 2 was left out.',
    ])
  })

  it('leaves out what comes after the end', () => {
    expect(fitEvents({ horizon: 10 }, [{ t: 11, set: { imbalance: 2 } }])).toEqual({
      events: [],
      problems: [
        'The time of a change must be above 0 and at most T = 10; it was “11”. The change at t = 11 was left out.',
      ],
    })
  })

  it('leaves out what has no effect', () => {
    const { events, problems } = fitEvents({ counts: [5, 1] }, [{ t: 1, set: { imbalance: 2 } }])
    expect(events).toEqual([])
    expect(problems).toEqual([
      'The class counts are given one by one; clear them to use this. The change of R at t = 1 was left out.',
    ])
  })

  it('judges a change by what a ramp before it has come to', () => {
    const cure = { balancing: 'oversampling', minorityWeight: 400 }
    const down = { t: 1, set: { minorityWeight: 1, over: 48 } }
    const up = (t: number) => ({ t, set: { imbalance: 400 } })
    expect(fitEvents(cure, [down, up(2)]).events).toEqual([down])
    expect(fitEvents(cure, [down, up(49)]).events).toEqual([down, up(49)])
  })

  it('keeps the first 16', () => {
    const many = Array.from({ length: 18 }, (_, i) => ({ t: i + 1, set: { imbalance: 2 } }))
    const { events, problems } = fitEvents({}, many)
    expect(events).toEqual(many.slice(0, 16))
    expect(problems[0]).toBe('At most 16 changes fit into one run. The change at t = 17 was left out.')
    expect(problems).toHaveLength(2)
  })
})
