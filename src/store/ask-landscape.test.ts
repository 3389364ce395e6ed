import { expect, test } from 'vitest'
import type { Answer } from '../worker/study.ts'
import { createActions } from './actions.ts'
import type { Address } from './address.ts'
import { askLandscape } from './ask-landscape.ts'
import { Lab } from './lab.ts'
import { createLabStore } from './store.ts'
import { inProcessWorker } from './test-run.ts'

const address: Address = { read: () => '', write: () => {}, linkTo: (text) => text, onNavigate: () => () => {} }

function page(fragment: string) {
  const store = createLabStore()
  let wake: () => void = () => {}
  const listener = { run: () => wake(), onShow: () => {} }
  const lab = new Lab(inProcessWorker, listener, 'loops')
  const actions = createActions(store, lab, address)
  actions.open(fragment)
  const ended = () =>
    new Promise<void>((resolve) => {
      wake = () => !lab.isBusy() && !lab.player.isWaiting() && resolve()
      wake()
    })
  const asked = () => new Promise<Answer>((resolve) => askLandscape(lab, resolve))
  return { store, lab, actions, ended, asked }
}

// A strong decay has shrunk all to nothing at t = 25 and is released: a run stands at the saddle W = H = 0.
const AT_SADDLE = 'KB=0&nB=2&lambda=1&events=25:lambda=0.0023&t=25'

test('a moment at a saddle is told so, and a nudge is a change there that starts the escape and can be undone', async () => {
  const { store, lab, actions, ended, asked } = page(AT_SADDLE)
  await ended()
  const answer = await asked()
  expect(answer).toMatchObject({ kind: 'criticalPoint', point: { t: 25, kind: 'saddle' } })
  // λ − √n/N at zero, K = 4 classes of two, with the decay from the change on.
  const smallest = answer.kind === 'criticalPoint' ? answer.point.smallest : Number.NaN
  expect(smallest).toBeCloseTo(0.0023 - Math.sqrt(2) / 8, 9)
  // Rounding alone takes a while to grow into an escape.
  const alone = lab.player.recording().end()
  expect(actions.nudge(0.01)).toBeNull()
  expect(store.getState().experiment.events.at(-1)).toMatchObject({ t: 25, set: { nudge: 0.01, lambdaW: 0.0023 } })
  expect(lab.player.playing).toBe(true)
  await ended()
  expect(lab.player.recording().end()).toBeGreaterThan(100)
  expect(lab.player.recording().end()).toBeLessThan(alone - 50)
  actions.undo()
  expect(store.getState().experiment.events.at(-1)?.set.nudge).toBeUndefined()
})

test('while a newer run is on its way nothing is asked, and a nudge too large is refused with a sentence', async () => {
  const { store, lab, actions, ended } = page('KB=0&nB=2')
  expect(askLandscape(lab, () => {})).toBeNull()
  await ended()
  const before = store.getState().experiment
  expect(actions.nudge(2)).toMatch(/\.$/)
  expect(store.getState().experiment).toBe(before)
})
