import { expect, test } from 'vitest'
import { matrix } from '../math/matrix.ts'
import type { BestFound } from './best-found.ts'
import { bestFoundText } from './sentence-best-found.ts'

const best = { classifiers: matrix(2, 2), means: matrix(2, 2), objective: 0.43211, seed: 3, kind: 'bestFound', exchangeable: [] } as const
const found: BestFound = { done: 16, of: 16, best, problem: null }

test('a search tells its progress, then what it found, without a certificate', () => {
  expect(bestFoundText({ bestFound: null, atRest: false })).toBe('')
  expect(bestFoundText({ bestFound: { ...found, done: 3, best: null }, atRest: false })).toBe(' Looking for the best of 16 starts: 3 of 16 tried.')
  expect(bestFoundText({ bestFound: found, objective: 0.9, atRest: false })).toBe(
    ' Dashed: the best found of 16 starts, objective 0.4321; no certificate.',
  )
  expect(bestFoundText({ bestFound: { ...found, best: null, problem: 'It broke.' }, atRest: false })).toBe(' It broke.')
})

test('a run at rest is told from what was found, with the digits that it takes', () => {
  const at = (objective: number) => bestFoundText({ bestFound: found, objective, atRest: true })
  expect(at(0.432111)).toMatch(/0\.4321; no certificate\. This run ended there too\.$/)
  expect(at(0.5)).toMatch(/0\.4321; .* at a worse equilibrium, 0\.5000\.$/)
  expect(at(0.43212)).toMatch(/0\.43211; .* at a worse equilibrium, 0\.43212\.$/)
  expect(at(0.4)).toMatch(/at a better equilibrium, 0\.4000\.$/)
  const ended = bestFoundText({ bestFound: found, objective: 0.5, atRest: false, hasEnded: true })
  expect(ended).toMatch(/0\.4321; .* ended above it, at 0\.5000\.$/)
})
