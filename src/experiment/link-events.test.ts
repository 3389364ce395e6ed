import { describe, expect, it } from 'vitest'
import type { RunEvent } from './experiment.ts'
import { eventsText, readEvents } from './link-events.ts'

const events: readonly RunEvent[] = [
  { t: 0.5, set: { imbalance: 20, lambdaW: 0.01 } },
  { t: 1e5, set: { lambdaH: 1e-5 } },
]

describe('eventsText', () => {
  it('writes time:key=value,…;…', () => {
    expect(eventsText(events)).toBe('0.5:R=20,lambda=0.01;1e5:lambdaH=1e-5')
  })

  it('writes the keys of one change in the order of the registry', () => {
    expect(eventsText([{ t: 1, set: { lambdaW: 0.01, imbalance: 20 } }])).toBe('1:R=20,lambda=0.01')
  })
})

describe('readEvents', () => {
  it('reads what eventsText writes, in any order', () => {
    expect(readEvents('1e5:lambdaH=1e-5;;0.5:R=20,lambda=0.01;', {})).toEqual({ events, problems: [] })
  })

  it('reads a list between other settings: what has no key belongs to the list before it', () => {
    const moved: readonly RunEvent[] = [{ t: 3, set: { imbalance: 20, kick: 0.1, moveMean: [1, 0.2, -0.1, 0] } }]
    expect(eventsText(moved)).toBe('3:R=20,kick=0.1,mean=1,0.2,-0.1,0')
    expect(readEvents('3:mean=1,0.2,-0.1,0,R=20,kick=0.1', {})).toEqual({ events: moved, problems: [] })
  })

  it('leaves a displacement out that does not fit the run, with a sentence', () => {
    const { events: kept, problems } = readEvents('3:mean=5,0.2,-0.1,0;4:classifier=1,1', {})
    expect(kept).toEqual([])
    expect(problems).toEqual([
      'A displacement is a class from 1 to 4 and 3 coordinates; it was “5,0.2,-0.1,0”. The change of mean at t = 3 was left out.',
      'A displacement is a class from 1 to 4 and 3 coordinates; it was “1,1”. The change of classifier at t = 4 was left out.',
    ])
  })

  it('judges times by the horizon of the start', () => {
    expect(readEvents('5:R=2;50:R=3', { horizon: 10 }).events).toEqual([{ t: 5, set: { imbalance: 2 } }])
  })
})
