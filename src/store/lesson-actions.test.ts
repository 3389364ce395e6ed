import { expect, onTestFinished, test, vi } from 'vitest'
import { decodeLink } from '../experiment/link.ts'
import type { Lesson } from '../lessons/lesson.ts'
// Loaded beforehand, as a cold load would count as time of a test.
import '../lessons/opening.ts'
import '../lessons/read-lesson.ts'
import './lesson-machine.ts'
import { createActions } from './actions.ts'
import type { Address } from './address.ts'
import { Lab } from './lab.ts'
import { createLabStore } from './store.ts'
import { inProcessWorker } from './test-run.ts'

const words = { title: 'A step', text: 'Look.' }
const lesson: Lesson = {
  version: 1,
  key: 'three',
  title: 'Three steps',
  summary: 'For a test.',
  sources: [],
  steps: [
    { ...words, link: 'K=3&KB=0&t=50' },
    { ...words, link: 'R=60&camera=10,20,1.5&theme=dark' },
    { ...words, link: 'R=60&t=500', play: true },
    { ...words, link: '' },
  ],
}

function page() {
  const written: string[] = []
  const address: Address = {
    read: () => '',
    write: (text, how) => written.push(`${how} ${text}`),
    linkTo: (text) => `#${text}`,
    onNavigate: () => () => {},
  }
  const store = createLabStore()
  const lab = new Lab(inProcessWorker, {
    run: (run) => store.setState({ run }),
    onShow: (onShow, prediction) => store.setState({ onShow, prediction }),
  }, 'loops')
  onTestFinished(() => lab.dispose())
  return { store, lab, written, actions: createActions(store, lab, address) }
}

/** The file of a lesson as a site would answer; every other address is missing. */
function site(files: Readonly<Record<string, unknown>>): void {
  vi.stubGlobal('fetch', (name: string) =>
    Promise.resolve(Object.hasOwn(files, name) ? Response.json(files[name]) : new Response('', { status: 404 })),
  )
  onTestFinished(() => void vi.unstubAllGlobals())
}

test('an own lesson opens at its first step; each step is one entry of history and one step of undo', async () => {
  const { store, lab, written, actions } = page()
  void actions.open('K=5')
  await actions.openOwnLesson(lesson)
  expect(written).toEqual(['push lesson=own,1'])
  expect(store.getState().experiment.values).toEqual({ classes: 3, minorityClasses: 0 })
  expect([store.getState().view.moment, lab.player.playing]).toEqual([50, false])
  expect(actions.stepLesson(1)).toBe(true)
  expect(written.at(-1)).toBe('push lesson=own,2')
  expect(store.getState().experiment.values).toEqual({ imbalance: 60 })
  expect([store.getState().view.camera?.azimuth, lab.player.playing]).toEqual([10, true])
  expect(store.temporal.getState().pastStates).toHaveLength(2)
  actions.undo()
  expect(store.getState().experiment.values).toEqual({ classes: 3, minorityClasses: 0 })
  expect(written.at(-1)).toMatch(/^push K=3&KB=0&.*lesson=own,2$/)
})

test('there is no step before the first and none after the last', async () => {
  const { actions, written } = page()
  void actions.open('')
  expect(actions.stepLesson(1)).toBe(false)
  await actions.openOwnLesson(lesson)
  expect(actions.stepLesson(-1)).toBe(false)
  for (let step = 2; step <= 4; step++) expect(actions.stepLesson(1)).toBe(true)
  expect(actions.stepLesson(1)).toBe(false)
  expect(written).toHaveLength(4)
  expect(actions.lesson()?.place.step).toBe(4)
})

test('a step of the same run keeps it, and plays on from its moment where it says so', async () => {
  const { store, lab, written, actions } = page()
  void actions.open('')
  await actions.openOwnLesson(lesson)
  actions.stepLesson(1)
  const { experiment } = store.getState()
  const show = vi.spyOn(lab, 'show')
  actions.stepLesson(1)
  expect(store.getState().experiment).toBe(experiment)
  expect(show).not.toHaveBeenCalled()
  expect(lab.player.playing).toBe(true)
  expect(written.at(-1)).toBe('push lesson=own,3')
})

test('theme and panel stay as the reader has them, but for the steps that choose', async () => {
  const { store, written, actions } = page()
  void actions.open('theme=light&panel=off')
  await actions.openOwnLesson(lesson)
  expect(store.getState().view).toMatchObject({ theme: 'light', panel: false })
  expect(written.at(-1)).toBe('push lesson=own,1&theme=light&panel=off')
  actions.stepLesson(1)
  expect(store.getState().view).toMatchObject({ theme: 'dark', panel: false })
  actions.stepLesson(1)
  expect(store.getState().view.theme).toBe('light')
  actions.stepLesson(-1)
  actions.setTheme('projector')
  actions.stepLesson(1)
  expect(store.getState().view.theme).toBe('projector')
})

test('a change is written out in full, the opening experiment too, and the step alone once it is as it was', async () => {
  const { written, actions } = page()
  void actions.open('')
  await actions.openOwnLesson(lesson)
  expect(actions.setParameter('classes', 4)).toBeNull()
  expect(actions.setParameter('minorityClasses', 2)).toBeNull()
  expect(written.at(-1)).toMatch(/^push seed=1&.*lesson=own,1$/)
  actions.undo()
  actions.undo()
  expect(written.at(-1)).toMatch(/^push lesson=own,1/)
  // The last step shows the opening experiment itself.
  actions.stepLesson(1)
  actions.stepLesson(1)
  actions.stepLesson(1)
  expect(written.at(-1)).toBe('push lesson=own,4')
  actions.closeLesson()
  expect(written.at(-1)).toBe('push ')
  expect(actions.lesson()).toBeNull()
})

test('a camera of a step that is put back cannot be left to the step', async () => {
  const { written, actions } = page()
  void actions.open('')
  await actions.openOwnLesson(lesson)
  actions.stepLesson(1)
  actions.setCamera({ azimuth: 5, elevation: 5, zoom: 1 })
  expect(written.at(-1)).toBe('replace lesson=own,2&camera=5,5,1')
  actions.setCamera(null)
  expect(written.at(-1)).toBe('replace R=60&theme=dark&lesson=own,2')
})

test('a link with a place alone shows the step, and what else it says of the view wins', async () => {
  site({ 'talks/three.json': lesson })
  const { store, lab, actions, written } = page()
  await actions.open('lesson=talks/three.json,2&theme=projector')
  expect(store.getState().problems).toEqual([])
  expect(store.getState().experiment).toEqual(decodeLink('R=60').experiment)
  expect(store.getState().view).toMatchObject({ theme: 'projector', camera: { azimuth: 10 }, lesson: { step: 2 } })
  expect(lab.player.playing).toBe(true)
  expect(store.temporal.getState().pastStates).toHaveLength(0)
  actions.setCells(true)
  expect(written.at(-1)).toBe('replace lesson=talks/three.json,2&theme=projector&cells=on')
})

test('a link with an experiment shows that beside the words of the step', async () => {
  site({ 'three.json': lesson })
  const { store, actions } = page()
  await actions.open('seed=1&lesson=three.json,2')
  expect(store.getState().experiment.values).toMatchObject({})
  expect(store.getState().view.camera).toBeNull()
  expect(actions.lesson()?.lesson.title).toBe('Three steps')
})

test('a built-in lesson is loaded by its key', async () => {
  const { actions, store, written } = page()
  await actions.open('')
  await actions.openLesson({ lesson: 'opening', step: 1 })
  expect(store.getState().problems).toEqual([])
  expect(actions.lesson()?.lesson.key).toBe('opening')
  expect(written.at(-1)).toBe('push lesson=opening,1')
})

test.each([
  ['lesson=nothing,1', /^There is no lesson “nothing”; there are opening/],
  ['lesson=own,3', /open the file again/],
  ['lesson=missing.json,1', /could not be loaded: the site answered 404/],
  ['lesson=bad.json,1', /steps must be a list of 1 to 50 steps/],
])('%s says what is wrong and shows the opening experiment', async (link, sentence) => {
  site({ 'bad.json': { ...lesson, steps: [] } })
  const { store, lab, actions } = page()
  const show = vi.spyOn(lab, 'show')
  await actions.open(link)
  expect(store.getState().problems.join(' ')).toMatch(sentence)
  expect(store.getState().lesson).toBeNull()
  expect(store.getState().view.lesson).toBeNull()
  expect(show).toHaveBeenCalledOnce()
})

test('a step that a lesson does not have becomes its last one, with a sentence', async () => {
  site({ 'three.json': lesson })
  const { store, actions } = page()
  await actions.open('lesson=three.json,9')
  expect(store.getState().problems).toEqual(['The lesson “Three steps” has 4 steps; step 9 was asked for. The last one is shown.'])
  expect(store.getState().view.lesson).toEqual({ lesson: 'three.json', step: 4 })
})

test('a lesson that arrives after something else was opened is not shown', async () => {
  site({ 'three.json': lesson })
  const { store, actions } = page()
  const late = actions.open('lesson=three.json,2')
  void actions.open('K=7')
  await late
  expect(store.getState().lesson).toBeNull()
  expect(store.getState().experiment.values).toEqual({ classes: 7 })
})

test.each(['K=5&visitor=on', 'lesson=three.json,2&visitor=on'])('who opens “%s” gets a seed of their own, which the address keeps', async (link) => {
  site({ 'three.json': lesson })
  const { store, written, actions } = page()
  await actions.open(link)
  const { seed } = store.getState().experiment.values
  expect(seed).not.toBe(1)
  expect(store.getState().view.visitorSeed).toBe(false)
  expect(written.at(-1)).toMatch(new RegExp(`^replace .*seed=${seed}(&|$)`))
  expect(written.at(-1)).not.toContain('visitor')
})
