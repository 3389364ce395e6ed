import { expect, test } from 'vitest'
import type { CriticalPoint } from '../engine/critical-point.ts'
import { pointFacts, pointWords, whyNoNudge } from './landscape-words.ts'

const point: CriticalPoint = { t: 60, slope: 1e-14, smallest: -0.0536017, largest: 0.0582017, residual: 1e-9, kind: 'saddle' }

test('a saddle is told with its eigenvalue and how fast it is left', () => {
  expect(pointWords(point).name).toBe('Near a strict saddle')
  const facts = new Map(pointFacts(point).map(([name, value]) => [name, value]))
  expect(facts.get('Smallest eigenvalue')).toBe('−0.0536')
  // ln 10 / 0.0536017 = 42.957.
  expect(facts.get('Grows tenfold')).toContain('43.0')
  expect(whyNoNudge(point)).toBeNull()
})

test('elsewhere there is no escape to tell, and a reason why there is nothing to nudge', () => {
  for (const kind of ['slope', 'minimum'] as const) {
    expect(pointFacts({ ...point, kind }).map(([name]) => name)).not.toContain('Grows tenfold')
    expect(whyNoNudge({ ...point, kind })).toMatch(/\.$/)
  }
})

test('on the way, curvature downwards is told where it is more than a trace', () => {
  expect(pointWords({ ...point, kind: 'slope' }).meaning).toContain('curves down too')
  expect(pointWords({ ...point, kind: 'slope', smallest: -1e-6 }).meaning).toContain('In no direction')
})

test('a value that is not known well says how well', () => {
  const facts = (residual: number) => pointFacts({ ...point, residual }).find(([name]) => name === 'Smallest eigenvalue')?.[1]
  expect(facts(1e-9)).not.toContain('±')
  expect(facts(0.002)).toBe('−0.0536 ± 2.0·10⁻³')
})
