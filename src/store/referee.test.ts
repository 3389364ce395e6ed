import { expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import type { RunPlan } from '../engine/run.ts'
import { callReferee, compare, type Verdict } from './referee.ts'
import { inProcessWorker, testEntries, testSpec } from './test-run.ts'

const spec = testSpec([20, 20, 20, 20])
const plan: RunPlan = {
  segments: [{ from: 0, spec }],
  seed: 1,
  deviation: 0.3,
  tolerance: 1e-4,
  rate: null,
  horizon: 1e5,
}

async function recorded(): Promise<Recording> {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(await testEntries(spec))
  return recording
}

function verdictOn(recording: Recording, shares: number[] = []): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    callReferee(inProcessWorker, plan, recording, (share) => shares.push(share), (verdict) => {
      if ('problem' in verdict) reject(new Error(verdict.problem))
      else resolve(verdict)
    })
  })
}

test('a sound run agrees with the referee to a hundred times its tolerance at worst', async () => {
  const shares: number[] = []
  const verdict = await verdictOn(await recorded(), shares)
  expect(verdict.largest).toBeGreaterThan(0)
  // Local errors of 1e-4 add up and grow while the classes part: a hundred steps, hence 1e-2.
  expect(verdict.largest).toBeLessThan(1e-2)
  expect(verdict.moments).toBe(101)
  expect(shares.every((share, i) => i === 0 || share >= shares[i - 1])).toBe(true)
})

test('a run that is wrong by five per cent is found out, where it is wrong', async () => {
  const honest = await recorded()
  const bent = await recorded()
  for (const entry of bent.entries) if (entry.t > 300) entry.values.forEach((x, i) => (entry.values[i] = 1.05 * x))
  const { largest, t } = compare(bent, honest, honest.end())
  // Velocities are bent too, so that the whole stretch is five per cent off.
  expect(largest).toBeGreaterThan(0.049)
  expect(t).toBeGreaterThan(250)
})
