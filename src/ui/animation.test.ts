import { beforeEach, expect, it } from 'vitest'
import { layoutOf, numbersOf } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import { Recording } from '../engine/recording.ts'
import type { Scene } from '../scene/props.ts'
import type { Lab } from '../store/lab.ts'
import { Player } from '../store/player.ts'
import { createHand } from './touch/hand.ts'
import { createTurn } from './dimensions/turn.ts'
import { createAnimation } from './animation.ts'
import type { Surroundings } from './surroundings.ts'

let frames: FrameRequestCallback[] = []
let onVisibility = () => {}
const document = {
  hidden: false,
  addEventListener: (_: string, heard: () => void) => (onVisibility = heard),
}
const page = {
  document,
  requestAnimationFrame: (callback: FrameRequestCallback) => frames.push(callback),
  cancelAnimationFrame: () => (frames = []),
} as unknown as Window

/** A lab without a run: what moves is up to the test. */
function stillLab() {
  const player = new Player()
  const moving = { left: 0, shared: false }
  const sharesItsProcessor = () => moving.shared
  const lab = { player, ghost: () => null, tick: () => moving.left-- > 0, sharesItsProcessor } as unknown as Lab
  return { lab, player, moving }
}

const surroundings: Surroundings = { appearance: () => 'light', weight: () => 1, reducedMotion: () => false, cells: () => false, trails: () => true, see: () => 'axes', isSeen: () => true, setSeen: () => {}, onChange: () => () => {} }

function pump(now = 0): number {
  const due = frames
  frames = []
  due.forEach((callback) => callback(now))
  return due.length
}

beforeEach(() => {
  frames = []
  document.hidden = false
})

it('asks for frames while something moves, and for none after', () => {
  const { lab, moving } = stillLab()
  const animation = createAnimation(page, lab, surroundings, createHand(), createTurn())
  expect(frames).toHaveLength(0)
  moving.left = 3
  animation.request()
  animation.request()
  let drawn = 0
  while (pump() > 0) drawn++
  expect(drawn).toBe(4)
})

it('rests while the frame that the page is in is out of sight', () => {
  const { lab, moving } = stillLab()
  let isSeen = false
  const animation = createAnimation(page, lab, { ...surroundings, isSeen: () => isSeen }, createHand(), createTurn())
  moving.left = 3
  animation.request()
  expect(frames).toHaveLength(0)
  isSeen = true
  animation.request()
  expect(pump()).toBe(1)
  isSeen = false
  // The frame that was asked for is the last.
  expect(pump()).toBe(1)
  expect(frames).toHaveLength(0)
  expect(moving.left).toBe(1)
})

it('goes on until the page has been told what share the last picture keeps, and not for long', () => {
  const told: number[] = []
  const { lab, player } = stillLab()
  lab.tick = (_, seen) => {
    told.push(seen().share)
    return false
  }
  const layout = layoutOf({ model: 'ulpm', counts: [1, 1, 1, 1, 1], dimension: 5, values: {} })
  // In four dimensions, of which the last is seen at the end only.
  const entry = (t: number): Entry => {
    const values = new Float32Array(2 * numbersOf(layout))
    for (let row = 0; row < 4; row++) values[5 * row + row] = row < 3 ? 1 : t
    return { t, segment: 0, values, measures: new Float64Array(11) }
  }
  const recording = new Recording()
  recording.addLayout(layout)
  recording.push([entry(0), entry(1)])
  const animation = createAnimation(page, lab, surroundings, createHand(), createTurn())
  player.expect(recording)
  player.grown(recording, true)
  animation.request()
  player.seekTime(1)
  let now = 0
  while (pump((now += 16)) > 0 && now < 2000);
  expect(told[0]).toBe(1)
  expect(told.at(-1)).toBeCloseTo(0.75, 6)
  expect(now).toBeGreaterThan(200)
  expect(now).toBeLessThan(400)
})

it('gives way to a software adapter that computes: a picture every 150 ms, and none lost', () => {
  const { lab, moving } = stillLab()
  const animation = createAnimation(page, lab, surroundings, createHand(), createTurn())
  let seen = 0
  animation.onFrame(() => seen++)
  moving.shared = true
  moving.left = 1000
  animation.request()
  for (let now = 0; now < 1500; now += 16) pump(now)
  // Every tenth of the screen's frames: the first one at or after 150 ms.
  expect(seen).toBe(10)
  moving.shared = false
  expect(pump(1504)).toBe(1)
  expect(seen).toBe(11)
})

it('draws once when the player, or the scene by itself, has something new', () => {
  const { lab, player } = stillLab()
  const animation = createAnimation(page, lab, surroundings, createHand(), createTurn())
  let seen = 0
  animation.onFrame(() => seen++)
  player.seek(0.5)
  expect(pump()).toBe(1)
  let due = () => {}
  const scene = {
    setProps: () => true,
    render: () => true,
    onDue: (heard: () => void) => ((due = heard), () => {}),
    onCamera: () => () => {},
  } as unknown as Scene
  animation.attach(scene, () => {})
  pump()
  due()
  expect(pump()).toBe(1)
  expect(pump()).toBe(0)
  expect(seen).toBe(3)
})

it('stands still while the page is hidden, and goes on when it is seen again', () => {
  const { lab } = stillLab()
  const animation = createAnimation(page, lab, surroundings, createHand(), createTurn())
  animation.request()
  document.hidden = true
  onVisibility()
  expect(frames).toHaveLength(0)
  animation.request()
  expect(frames).toHaveLength(0)
  document.hidden = false
  onVisibility()
  expect(pump()).toBe(1)
})
