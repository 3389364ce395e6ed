import { expect, test } from 'vitest'
import { decodeLink } from '../experiment/link.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { createActions } from './actions.ts'
import type { Address } from './address.ts'
import { Lab } from './lab.ts'
import { createLabStore } from './store.ts'
import { inProcessWorker } from './test-run.ts'
import { WHOLE } from './seen.ts'

function page(fragment = '') {
  const written: string[] = []
  const address: Address = {
    read: () => fragment,
    write: (text, how) => written.push(`${how} ${text}`),
    linkTo: (text) => `#${text}`,
    onNavigate: () => () => {},
  }
  const store = createLabStore()
  let wake: () => void = () => {}
  const lab = new Lab(inProcessWorker, {
    run: (run) => {
      store.setState({ run })
      wake()
    },
    onShow: (onShow, prediction) => store.setState({ onShow, prediction }),
  }, 'loops')
  const actions = createActions(store, lab, address)
  actions.open(fragment)
  let now = 0
  const ended = () =>
    new Promise<void>((resolve) => {
      wake = () => !lab.isBusy() && !lab.player.isWaiting() && resolve()
      wake()
    }).then(() => {
      lab.tick((now += 1000), () => WHOLE)
    })
  return { store, lab, actions, written, ended, tick: () => lab.tick((now += 1000), () => WHOLE) }
}

test('the opening experiment runs by itself to rest, with a ghost and a sentence', async () => {
  const { store, lab, ended } = page()
  await ended()
  expect(store.getState().run.ending?.kind).toBe('rest')
  expect(lab.player.playing).toBe(true)
  expect(store.getState().onShow.sentence).toMatch(/^Balanced classes: on the way to a simplex ETF/)
  const ghost = lab.ghost()
  expect(ghost?.classifiers.rows).toBe(4)
  lab.player.seek(1)
  const frame = lab.player.frame()
  // At rest the run lies on its ghost: the loss is within 1e-6, so vectors are within its root.
  const off = frame!.classifiers.data.map((x, i) => x - ghost!.classifiers.data[i])
  expect(Math.hypot(...off) / Math.hypot(...ghost!.classifiers.data)).toBeLessThan(5e-3)
})

test('one gesture is one step of undo and one entry of history, whatever lies between', async () => {
  const { store, actions, written, ended } = page()
  await ended()
  const before = store.getState().experiment
  const entriesBefore = written.length
  actions.beginGesture()
  for (let R = 1.5; R <= 20; R += 0.5) expect(actions.setParameter('imbalance', R)).toBeNull()
  actions.endGesture()
  await ended()
  expect(written.slice(entriesBefore)).toEqual(['push R=20'])
  expect(store.temporal.getState().pastStates).toHaveLength(1)
  actions.undo()
  expect(store.getState().experiment).toEqual(before)
  actions.redo()
  expect(store.getState().experiment.values).toEqual({ imbalance: 20 })
  await ended()
  expect(store.getState().onShow.sentence).toMatch(/^R = 20 is below the collapse threshold R₀ = 47\.6/)
})

test('a preset is one step of undo and one entry of history, plays from its start, and leaves theme and drawer alone', async () => {
  const { store, lab, actions, written, ended } = page('R=5&t=100&theme=dark&drawer=matrices')
  await ended()
  const before = store.getState().experiment
  const shared = decodeLink('K=3&lambda=0.01&clock=logarithmic&theme=light')
  written.length = 0
  actions.load(shared)
  expect(written).toEqual(['push K=3&lambda=0.01&clock=logarithmic&theme=dark&drawer=matrices'])
  await ended()
  expect(store.getState().experiment).toEqual(shared.experiment)
  expect([lab.player.playing, lab.player.recording().layouts[0].spec.counts.length]).toEqual([true, 3])
  expect(store.temporal.getState().pastStates).toHaveLength(1)
  actions.undo()
  expect(store.getState().experiment).toEqual(before)
})

test('a gesture that ends where it began leaves no step of undo', () => {
  const { store, actions } = page()
  actions.beginGesture()
  actions.setParameter('imbalance', 5)
  actions.setParameter('imbalance', 1)
  actions.endGesture()
  expect(store.temporal.getState().pastStates.filter(({ experiment }) => experiment?.values['imbalance'] === 5)).toEqual([])
})

test('a value that cannot be taken is answered with a sentence and changes nothing', () => {
  const { store, actions } = page()
  const before = store.getState().experiment
  expect(actions.setParameter('imbalance', 1e9)).toMatch(/Imbalance ratio.*from 1 to 1,000/)
  expect(store.getState().experiment).toBe(before)
})

test('the ghost moves with the finger, before any run has answered', async () => {
  const { lab, actions, ended } = page()
  await ended()
  const balanced = lab.ghost()!.classifiers.data.slice()
  actions.beginGesture()
  actions.setParameter('imbalance', 60)
  const [third, fourth] = [2, 3].map((k) => lab.ghost()!.classifiers.data.slice(3 * k, 3 * k + 3))
  expect(third).toEqual(fourth)
  expect(lab.ghost()!.classifiers.data).not.toEqual(balanced)
})

test('a link with a moment opens paused there, and gives the same run', async () => {
  const first = page('R=20&t=500')
  const second = page('R=20&t=500')
  await Promise.all([first.ended(), second.ended()])
  expect([first.lab.player.playing, first.lab.player.time()]).toEqual([false, 500])
  expect(second.lab.player.frame()?.classifiers.data).toEqual(first.lab.player.frame()?.classifiers.data)
  expect(first.store.getState().onShow.sentence).toMatch(/^R = 20 is below/)
})

test('a hostile link opens the nearest run and says what was wrong with it', async () => {
  const { store, ended } = page('K=99999&R=NaN&evil=1&lambda=0.01')
  await ended()
  expect(store.getState().problems).toHaveLength(3)
  expect(store.getState().experiment.values).toEqual({ lambdaW: 0.01 })
  expect(store.getState().run.ending?.kind).toBe('rest')
})

test('“from here” adds a change at the moment on show and leaves the past as it was', async () => {
  const { store, lab, actions, ended } = page()
  await ended()
  lab.player.pause()
  lab.player.seekTime(300)
  const before = lab.player.frame()?.classifiers.data.slice()
  actions.setFromHere(true)
  actions.beginGesture()
  for (const R of [2, 5, 10]) actions.setParameter('imbalance', R)
  actions.endGesture()
  await ended()
  expect(store.getState().experiment).toMatchObject({ values: {}, events: [{ t: 300, set: { imbalance: 10 } }] })
  lab.player.seekTime(299.99)
  const after = lab.player.frame()?.classifiers.data
  after?.forEach((x, i) => expect(Math.abs(x - before![i])).toBeLessThan(1e-3))
  lab.player.seek(1)
  expect(lab.player.frame()?.layout.spec.counts).toEqual([200, 200, 20, 20])
})

test('class counts of many kinds get their ghost from the worker', async () => {
  const { lab, store, ended } = page('n=60,40,20,10')
  expect(lab.ghost()).toBeNull()
  await ended()
  expect(store.getState().run.ending?.kind).toBe('rest')
  expect(lab.ghost()?.means.rows).toBe(4)
  expect(store.getState().onShow.sentence).toMatch(/unequal size/)
})

test('dragging over fifty values ends with the last of them on show', async () => {
  const { lab, actions, ended, tick } = page()
  await ended()
  actions.beginGesture()
  for (let i = 0; i < 50; i++) {
    actions.setParameter('lambdaW', 0.001 + 0.0001 * i)
    tick()
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  actions.endGesture()
  await ended()
  expect(lab.player.frame()?.layout.spec.values['lambdaW']).toBeCloseTo(0.0059, 12)
})

test('a ramp is one step of undo, and plays on through the change instead of from the start', async () => {
  const { store, lab, actions, ended, tick } = page('lambda=0.02')
  await ended()
  lab.player.seek(1)
  const end = lab.player.time()
  const before = store.getState().experiment
  const parameter = parameterOf('lambdaW') as NumberParameter
  expect(actions.ramp(parameter, store.getState().prediction?.thresholds ?? [])).toBeNull()
  const { experiment, fromHere } = store.getState()
  expect(experiment.events).toHaveLength(1)
  expect(experiment.events[0].set).toMatchObject({ lambdaW: 0.1 })
  expect(fromHere).toBe(true)
  expect(lab.player.time()).toBe(end)
  await ended()
  for (let i = 0; i < 5; i++) tick()
  expect(lab.player.playing).toBe(true)
  expect(lab.player.time()).toBeGreaterThan(end)
  actions.undo()
  expect(store.getState().experiment).toEqual(before)
})
