import { beforeAll, expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import { Recording } from '../engine/recording.ts'
import { Player } from './player.ts'
import { testEntries, testSpec } from './test-run.ts'

const spec = testSpec([20, 20, 20, 20])
let entries: Entry[]
beforeAll(async () => {
  entries = await testEntries(spec)
})

function recordingOf(some: Entry[]): Recording {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(some)
  return recording
}

function playerWith(recording: Recording, whole = true): Player {
  const player = new Player()
  player.expect(recording)
  player.grown(recording, whole)
  player.tick(0)
  return player
}

/** Ticks at 60 a second until the player pauses; returns the milliseconds it took. */
function playThrough(player: Player): number {
  let now = 1000
  player.tick(now)
  while (player.playing && now < 200_000) player.tick((now += 1000 / 60))
  return now - 1000
}

test('a whole run takes 20 seconds at speed 1, 5 at speed 4, and ends paused at its end', () => {
  const player = playerWith(recordingOf(entries))
  player.play()
  // One frame more or less.
  expect(Math.abs(playThrough(player) - 20_000)).toBeLessThan(40)
  expect([player.playing, player.isAtEnd(), player.place()]).toEqual([false, true, 1])
  player.speed = 4
  player.play()
  expect(player.time()).toBe(0)
  expect(Math.abs(playThrough(player) - 5000)).toBeLessThan(40)
})

test('a hidden page does not jump ahead: one tick moves by a tenth of a second at most', () => {
  const player = playerWith(recordingOf(entries))
  player.play()
  player.tick(1000)
  player.tick(3_600_000)
  expect(player.place()).toBeLessThan(0.0051)
})

test('seeking goes to a place and back; steps go from one recorded moment to the next', () => {
  const player = playerWith(recordingOf(entries))
  player.seek(0.4)
  expect(player.place()).toBeCloseTo(0.4, 6)
  player.step(1)
  const at = entries.findIndex((entry) => entry.t === player.time())
  expect(at).toBeGreaterThan(0)
  player.step(-1)
  expect(player.time()).toBe(entries[at - 1].t)
  player.seek(0)
  player.step(-1)
  expect(player.time()).toBe(0)
})

test('the former recording stays on show until the coming one reaches the moment', () => {
  const player = playerWith(recordingOf(entries))
  const former = player.recording()
  player.seekTime(100)
  const coming = new Recording()
  coming.addLayout(layoutOf(spec))
  player.expect(coming)
  coming.push(entries.filter((entry) => entry.t < 50))
  player.grown(coming, false)
  expect([player.recording() === former, player.isWaiting()]).toEqual([true, true])
  coming.push(entries.filter((entry) => entry.t >= 50 && entry.t < 300))
  player.grown(coming, false)
  expect([player.recording() === coming, player.isWaiting(), player.time()]).toEqual([true, false, 100])
})

test('at the end of a run the picture stays at the end, wherever that of the next run is', () => {
  const player = playerWith(recordingOf(entries))
  player.seek(1)
  const shorter = recordingOf(entries.slice(0, 60))
  player.expect(shorter)
  player.grown(shorter, false)
  expect(player.isWaiting()).toBe(true)
  player.grown(shorter, true)
  expect([player.isAtEnd(), player.time()]).toEqual([true, entries[59].t])
})

test('playing waits where the run is not computed yet, and goes on when it is', () => {
  const recording = recordingOf(entries.slice(0, 20))
  const player = playerWith(recording, false)
  player.play()
  for (let now = 1000; now < 60_000; now += 50) player.tick(now)
  expect([player.playing, player.time()]).toEqual([true, entries[19].t])
  recording.push(entries.slice(20))
  player.grown(recording, true)
  for (let now = 60_000; now < 62_000; now += 50) player.tick(now)
  expect(player.time()).toBeGreaterThan(entries[19].t)
})

test('playing that is to begin at a moment waits until that is computed', () => {
  const recording = recordingOf(entries.slice(0, 3))
  const player = playerWith(recording, false)
  const t = entries[5].t
  player.seekTime(t)
  player.play()
  player.tick(1000)
  expect([player.tick(1050), player.time()]).toEqual([true, entries[2].t])
  recording.push(entries.slice(3))
  player.grown(recording, true)
  player.tick(1100)
  expect(player.time()).toBeGreaterThanOrEqual(t)
  expect(player.time()).toBeLessThan(entries[7].t)
})

test('listeners hear of every change and of none while nothing changes', () => {
  const player = playerWith(recordingOf(entries))
  let heard = 0
  const leave = player.onChange(() => heard++)
  player.seek(0.5)
  player.play()
  player.pause()
  expect(heard).toBe(3)
  for (let now = 0; now < 1000; now += 16) expect(player.tick(now)).toBe(false)
  expect(heard).toBe(3)
  leave()
  player.seek(0.1)
  expect(heard).toBe(3)
})
