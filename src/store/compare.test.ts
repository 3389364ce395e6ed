import { expect, test } from 'vitest'
import { createActions } from './actions.ts'
import type { Address } from './address.ts'
import { Lab } from './lab.ts'
import { Player } from './player.ts'
import { createSecondStore, followFirst } from './second-store.ts'
import { createLabStore } from './store.ts'
import { inProcessWorker, testEntries, testSpec } from './test-run.ts'
import { Recording } from '../engine/recording.ts'
import { layoutOf } from '../engine/layout.ts'
import type { Experiment } from '../experiment/experiment.ts'

function page(fragment = '') {
  const written: string[] = []
  const address: Address = {
    read: () => fragment,
    write: (text, how) => written.push(`${how} ${text}`),
    linkTo: (text) => `#${text}`,
    onNavigate: () => () => {},
  }
  const store = createLabStore()
  const lab = new Lab(inProcessWorker, { run: () => {}, onShow: () => {} }, 'loops')
  const actions = createActions(store, lab, address)
  actions.open(fragment)
  const running = () => {
    const { experiment, versus, side } = store.getState()
    return { values: experiment.values, versus, side }
  }
  return { store, actions, written, running }
}

test('same start, one thing different: the next parameter changed is B’s, and both are in the link', () => {
  const { actions, written, running } = page('K=6')
  actions.compare()
  expect(running()).toEqual({ values: { classes: 6 }, versus: {}, side: 'B' })
  expect(written.at(-1)).toBe('push K=6&vs=same')
  expect(actions.setParameter('imbalance', 60)).toBeNull()
  expect(running()).toEqual({ values: { classes: 6 }, versus: { imbalance: 60 }, side: 'B' })
  expect(written.at(-1)).toBe('push K=6&vs=R=60')
})

test('a gesture in B is one step of undo, and so are comparing and keeping', () => {
  const { store, actions, running } = page()
  actions.compare()
  actions.beginGesture()
  for (const R of [10, 20, 30]) actions.setParameter('imbalance', R)
  actions.endGesture()
  actions.keep('B')
  expect(running()).toEqual({ values: { imbalance: 30 }, versus: null, side: 'A' })
  expect(store.temporal.getState().pastStates).toHaveLength(3)
  actions.undo()
  expect(running()).toMatchObject({ values: {}, versus: { imbalance: 30 } })
  actions.undo()
  expect(running()).toMatchObject({ versus: {} })
  actions.undo()
  expect(running()).toMatchObject({ versus: null })
})

test('A takes along what B does not set, and B’s own values give way where they fit no more', () => {
  const { store, actions, running } = page('vs=KB=3,R=9')
  actions.setSide('A')
  actions.setParameter('imbalance', 5)
  actions.setParameter('lambdaW', 0.01)
  expect(running()).toMatchObject({ values: { imbalance: 5, lambdaW: 0.01 }, versus: { minorityClasses: 3, imbalance: 9 } })
  actions.setParameter('classes', 3)
  expect(running().versus).toEqual({ imbalance: 9 })
  expect(store.getState().problems.join()).toContain('In the second experiment: At most 2 of 3 classes')
})

test('B goes back to a default by itself, and to the same by the value of A', () => {
  const { actions, running } = page('lambda=0.01&vs=same')
  actions.clearParameter('lambdaW')
  expect(running().versus).toEqual({ lambdaW: 0.0023 })
  actions.setParameter('lambdaW', 0.01)
  expect(running().versus).toEqual({})
})

test('what changes from here on changes in both', () => {
  const { actions, running } = page('vs=R=60')
  actions.setFromHere(true)
  expect(running().side).toBe('A')
  actions.setFromHere(false)
  actions.setSide('B')
  expect(running().side).toBe('B')
})

test('what B may not have is said and not taken', () => {
  const { actions, running } = page('vs=same')
  expect(actions.setParameter('imbalance', 0)).toMatch(/must be a number from 1/)
  expect(running().versus).toEqual({})
})

test('the second store follows the first, and hears of an experiment that runs otherwise only', () => {
  const { store, actions } = page('vs=R=60')
  const second = createSecondStore(store)
  const shown: Experiment[] = []
  const end = followFirst(second, store, (experiment) => shown.push(experiment))
  expect(second.getState().experiment.values).toEqual({ imbalance: 60 })
  actions.setTheme('dark')
  expect(second.getState().view.theme).toBe('dark')
  actions.setSide('A')
  actions.setParameter('imbalance', 2)
  expect(shown).toHaveLength(1)
  actions.setParameter('classes', 6)
  expect(shown.map(({ values }) => values)).toEqual([{ imbalance: 60 }, { imbalance: 60, classes: 6 }])
  end()
})

test('one clock: the second player is where the first is, and the timeline ends with the longer run', async () => {
  const spec = testSpec([20, 20, 20, 20])
  const entries = await testEntries(spec)
  const playerOf = (count: number) => {
    const recording = new Recording()
    recording.addLayout(layoutOf(spec))
    recording.push(entries.slice(0, count))
    const player = new Player()
    player.expect(recording)
    player.grown(recording, true)
    player.tick(0)
    return player
  }
  const [short, long] = [playerOf(entries.length - 4), playerOf(entries.length)]
  const middle = entries[Math.floor(entries.length / 2)].t
  short.lead(long)
  short.seekTime(middle)
  expect([short.time(), long.time()]).toEqual([middle, middle])
  short.seek(1)
  expect([short.time(), long.time()]).toEqual([entries.at(-1)?.t, entries.at(-1)?.t])
  expect([short.isAtEnd(), long.isOver(), short.frame()?.t]).toEqual([true, true, entries.at(-5)?.t])
  // Beyond the end of the shorter one it stays there, and is over; the timeline goes on.
  short.seekTime(entries.at(-3)?.t ?? 0)
  expect([short.isOver(), short.isAtEnd(), long.isOver()]).toEqual([true, false, false])
  short.step(1)
  expect(short.time()).toBe(entries.at(-2)?.t)
  expect(long.clock()).toBe(short.clock())
  short.setKind('linear')
  expect(short.place()).toBeCloseTo((entries.at(-2)?.t ?? 0) / (entries.at(-1)?.t ?? 1), 9)
  // Apart again, each is on its own, the first at its own end.
  short.lead(null)
  expect([short.time(), long.time()]).toEqual([entries.at(-5)?.t, 0])
})
