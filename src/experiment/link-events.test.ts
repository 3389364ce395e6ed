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

  it('judges times by the horizon of the start', () => {
    expect(readEvents('5:R=2;50:R=3', { horizon: 10 }).events).toEqual([{ t: 5, set: { imbalance: 2 } }])
  })
})
