import { expect, test } from 'vitest'
import { createSilenceWatch, LOOK_EVERY_MS, MOST_UNANSWERED } from './silence-watch.ts'
import { fakeTimers } from './test-timers.ts'

function watched() {
  const { timers, pass, running } = fakeTimers()
  const told = { asked: 0, silences: 0 }
  const watch = createSilenceWatch(timers, () => told.asked++, () => told.silences++)
  return { watch, told, pass, running }
}

test('a worker that answers is asked again and again, and nothing else happens', () => {
  const { watch, told, pass } = watched()
  watch.begin()
  for (let i = 0; i < 1000; i++) {
    pass(LOOK_EVERY_MS)
    watch.begin()
  }
  expect(told).toEqual({ asked: 1000, silences: 0 })
})

test('after five questions without an answer it says so, once, and looks no more', () => {
  const { watch, told, pass, running } = watched()
  watch.begin()
  pass(LOOK_EVERY_MS * MOST_UNANSWERED)
  expect(told).toEqual({ asked: MOST_UNANSWERED, silences: 0 })
  pass(LOOK_EVERY_MS)
  expect(told.silences).toBe(1)
  expect(running()).toBe(0)
  pass(3_600_000)
  expect(told.silences).toBe(1)
})

test('a machine that sleeps for an hour is one late look, not an hour of silence', () => {
  const { watch, told, pass } = watched()
  watch.begin()
  pass(3_600_000, { asleep: true })
  expect(told).toEqual({ asked: 1, silences: 0 })
})

test('while nothing is under way no timer runs', () => {
  const { watch, told, pass, running } = watched()
  expect(running()).toBe(0)
  watch.begin()
  watch.begin()
  expect(running()).toBe(1)
  watch.end()
  watch.end()
  expect(running()).toBe(0)
  pass(3_600_000)
  expect(told).toEqual({ asked: 0, silences: 0 })
})
