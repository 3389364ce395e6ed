import { expect, onTestFinished, test } from 'vitest'
import '../lessons/opening.ts'
import '../lessons/read-lesson.ts'
import { createActions } from './actions.ts'
import type { Address } from './address.ts'
import { createDeckRemote } from './deck-remote.ts'
import { readDeckMessage } from './deck-message.ts'
import { Lab } from './lab.ts'
import { createLabStore } from './store.ts'
import { inProcessWorker } from './test-run.ts'

function frame(link = 'embed=scene') {
  const address: Address = { read: () => '', write: () => {}, linkTo: (text) => `https://lab/#${text}`, onNavigate: () => () => {} }
  const store = createLabStore()
  const lab = new Lab(inProcessWorker, { run: (run) => store.setState({ run }), onShow: (onShow, prediction) => store.setState({ onShow, prediction }) }, 'loops')
  onTestFinished(() => lab.dispose())
  const actions = createActions(store, lab, address)
  void actions.open(link)
  let isSeen = true
  const remote = createDeckRemote(store, lab, actions, () => isSeen)
  const ask = (message: object) => {
    const read = readDeckMessage({ neuralCollapseLab: 1, ...message })
    if (read === null || 'problem' in read) throw new Error('not a message')
    return remote.perform(read.message)
  }
  return { store, lab, actions, remote, ask, hide: () => (isSeen = false) }
}

test('a parameter is set as by its control: one step of undo, and its range holds', async () => {
  const { ask, store, actions, remote } = frame()
  expect(await ask({ do: 'set', parameter: 'imbalance', value: 60 })).toBeNull()
  expect(store.getState().experiment.values).toEqual({ imbalance: 60 })
  expect(await ask({ do: 'set', parameter: 'imbalance', value: -1 })).toMatch(/must be a number from 1/)
  expect(remote.state().link).toBe('https://lab/#R=60')
  actions.undo()
  expect(store.getState().experiment.values).toEqual({})
})

test('it plays, pauses and goes to a moment, and out of sight it does not play', async () => {
  const { ask, remote, lab, hide } = frame()
  await expect.poll(() => lab.player.end()).toBeGreaterThan(10)
  expect(remote.state().playing).toBe(true)
  await ask({ do: 'seek', t: 5 })
  expect(remote.state()).toMatchObject({ t: 5, playing: false })
  await ask({ do: 'play' })
  expect(remote.state().playing).toBe(true)
  hide()
  expect(remote.state()).toMatchObject({ playing: false, seen: false })
})

test('lessons open and step, with a sentence where they cannot', async () => {
  const { ask, remote } = frame()
  expect(await ask({ do: 'next' })).toBe('No lesson is open.')
  expect(await ask({ do: 'go', step: 1 })).toMatch(/^No lesson is open/)
  expect(await ask({ do: 'go', lesson: 'nothing', step: 1 })).toMatch(/^There is no lesson “nothing”/)
  expect(await ask({ do: 'go', lesson: 'opening', step: 1 })).toBeNull()
  expect(await ask({ do: 'previous' })).toBe('This is the first step.')
  expect(await ask({ do: 'go', step: 2 })).toBeNull()
  expect(remote.state().lesson).toMatchObject({ lesson: 'opening', step: 2 })
  expect(await ask({ do: 'go', step: 40 })).toMatch(/step 40 was asked for/)
  // The last step asks something, which is answered first.
  expect(await ask({ do: 'next' })).toBeNull()
  expect(remote.state().lesson?.answered).toBe(true)
  expect(await ask({ do: 'next' })).toBe('This is the last step.')
})

test('a link is opened whole or in part, and what stands about the picture stays', async () => {
  const { ask, store } = frame('embed=words')
  expect(await ask({ do: 'open', link: 'https://lab/#K=5&t=20' })).toBeNull()
  expect(store.getState().experiment.values).toEqual({ classes: 5 })
  expect(store.getState().view).toMatchObject({ embed: ['words'], moment: 20 })
  expect(await ask({ do: 'open', link: 'K=many' })).toMatch(/K/)
  expect(await ask({ do: 'open', link: '' })).toBeNull()
  expect(store.getState()).toMatchObject({ experiment: { values: {} }, view: { embed: ['words'] } })
  await ask({ do: 'open', link: 'embed=scene' })
  expect(store.getState().view.embed).toEqual([])
})
