import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../engine/layout.ts'
import { Recording, type Frame } from '../../engine/recording.ts'
import type { See } from '../../experiment/see.ts'
import { energyShare } from '../../math/energy-share.ts'
import { evenly } from '../../math/follow-axes.ts'
import { gramOfRows } from '../../math/gram-of-rows.ts'
import { frobenius, identity, matrix, multiply, transpose, type Matrix } from '../../math/matrix.ts'
import { principalAxes } from '../../math/principal-axes.ts'
import type { SceneGhost } from '../../scene/props.ts'
import { testEntries, testSpec } from '../../store/test-run.ts'
import { createTurn, followingTurn } from './turn.ts'
import { createViewOfDimensions } from './view-of-dimensions.ts'

const distance = (a: Matrix, b: Matrix) => frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))

async function recorded(K: number, d: number): Promise<Recording> {
  // Half of the classes have four times the samples of the others, so that energies cross on the way.
  const spec = testSpec(Array.from({ length: K }, (_, k) => (k < K / 2 ? 12 : 3)), 2.3e-3, d)
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(await testEntries(spec))
  return recording
}

const at = (recording: Recording, t: number): Frame => recording.frameAt(t, null) as Frame
/** Where the run ends, taken for the prediction. */
const ghostOf = (recording: Recording): SceneGhost => at(recording, recording.end())

/** A view that is asked for moments of a recording. */
function viewOf(recording: Recording, ghost: SceneGhost | null, isStill = true) {
  const turn = createTurn()
  const view = createViewOfDimensions(turn)
  const ask = (t: number, see: See = 'axes', now = 0) => view.basis({ frame: at(recording, t), ghost, recording, see, now, isStill })
  return { ask, turn, view }
}

describe.each([[6, 5], [7, 6], [8, 9], [10, 9], [10, 16]])('along a run of K = %i classes in d = %i', (K, d) => {
  it('the axes turn without flips, whatever the class in the lead, and keep nearly the most there is', async () => {
    const recording = await recorded(K, d)
    for (const see of ['axes', 1, K] as const) {
      const { ask } = viewOf(recording, ghostOf(recording))
      let before: Matrix | null = null
      for (const [i, { t }] of recording.entries.entries()) {
        const next = recording.entries[i + 1]?.t ?? t
        for (const moment of [t, (t + next) / 2]) {
          const basis = ask(moment, see)
          expect(distance(gramOfRows(basis), identity(3))).toBeLessThan(1e-9)
          // Half of the way between entries; a flip of one axis is a distance of 2, a swap one of √2.
          if (before !== null) expect(distance(basis, before)).toBeLessThan(0.3)
          before = basis
        }
        if (see !== 'axes') continue
        const parts = [evenly(at(recording, t).classifiers), evenly(at(recording, t).means)]
        // Of crossing energies the axes follow the larger with a delay: they lose a tenth of all at most.
        expect(energyShare(parts, ask(t))).toBeGreaterThan(principalAxes(parts).share - 0.1)
      }
    }
  })
})

describe('a view of five dimensions', async () => {
  const recording = await recorded(6, 5)
  const ghost = ghostOf(recording)
  const end = recording.end()

  it('is the same for a moment whatever way one came to it, and the same object while nothing changes', () => {
    const direct = viewOf(recording, ghost).ask(5)
    const { ask } = viewOf(recording, ghost)
    for (const t of [0, end, 1, 300]) ask(t)
    expect(ask(5)).toEqual(direct)
    expect(ask(5)).toBe(ask(5))
  })

  it('sets the prediction upright at the end of the run', () => {
    const seen = multiply(ghost.means, transpose(viewOf(recording, ghost).ask(end)))
    expect(Math.abs(seen.data[0])).toBeLessThan(1e-9)
    expect(seen.data[1]).toBeGreaterThan(0.1)
    expect(seen.data[3]).toBeLessThan(0)
  })

  it('lets the mean of a class stand upright at every moment, seen whole', () => {
    const { ask } = viewOf(recording, ghost)
    for (const t of [0, 0.3, 7, end]) {
      const { means } = at(recording, t)
      const mean = matrix(1, 5, means.data.slice(10, 15))
      const seen = multiply(mean, transpose(ask(t, 3)))
      expect(seen.data[1]).toBeCloseTo(frobenius(mean), 9)
      expect(Math.hypot(seen.data[0], seen.data[2])).toBeLessThan(1e-9)
    }
    // A class that there is not means the axes.
    expect(ask(7, 7)).toEqual(ask(7, 'axes'))
  })

  it('shows axes that were written out, made orthonormal, where they fit', () => {
    const { ask } = viewOf(recording, ghost)
    const axes = [0, 0, 0, 0, 1, 0, 0.999, 0, 0, 0, 0.5, 0, 0.5, 0, 0]
    const basis = ask(7, axes)
    expect(Array.from(basis.data.subarray(0, 5))).toEqual([0, 0, 0, 0, 1])
    expect(basis.data[10]).toBeCloseTo(Math.SQRT1_2, 12)
    expect(ask(7, axes.slice(3))).toEqual(ask(7, 'axes'))
    // Of rank two: there is no frame closest to them.
    expect(ask(7, axes.map((x, i) => (i < 5 ? 0 : x)))).toEqual(ask(7, 'axes'))
  })

  it('tours evenly while time passes, from where it was, and by steps where no motion is wanted', () => {
    const { ask, view } = viewOf(recording, ghost, false)
    let before = ask(end, 'axes', 0)
    for (let now = 20; now < 4000; now += 20) {
      const basis = ask(end, 'tour', now)
      expect(view.isTurning()).toBe(true)
      expect(distance(basis, before)).toBeLessThan(0.02)
      before = basis
    }
    expect(distance(before, ask(end, 'axes', 4000))).toBeGreaterThan(0.1)
    const still = viewOf(recording, ghost)
    const start = still.ask(end, 'axes')
    expect(still.ask(end, 'tour', 100)).toEqual(start)
    expect(still.ask(end, 'tour', 9000)).toEqual(start)
    still.turn.step()
    expect(distance(still.ask(end, 'tour', 9000), start)).toBeGreaterThan(0.05)
    expect(still.view.isTurning()).toBe(false)
  })

  it('turns from one choice to another in a fraction of a second, and then rests', () => {
    const { ask, view } = viewOf(recording, ghost, false)
    const start = ask(end, 'axes', 0)
    const aim = viewOf(recording, ghost).ask(end, 4)
    const first = ask(end, 4, 16)
    expect(distance(first, start)).toBeLessThan(0.5)
    let now = 16
    while (view.isTurning() && now < 5000) ask(end, 4, (now += 16))
    expect(now).toBeLessThan(2000)
    expect(ask(end, 4, now + 16)).toEqual(aim)
  })

  it('holds what the reader holds', () => {
    const { ask, turn } = viewOf(recording, ghost)
    const held = matrix(3, 5, identity(5).data.slice(0, 15))
    turn.hold(held)
    expect(ask(7, 'tour')).toBe(held)
    turn.hold(null)
    expect(ask(7)).not.toBe(held)
  })
})

it('takes over the axes of the picture beside it, in as many dimensions', async () => {
  const [five, nine] = [await recorded(6, 5), await recorded(8, 9)]
  const first = viewOf(five, ghostOf(five))
  const view = createViewOfDimensions(followingTurn(first.turn))
  const asked = (recording: Recording) => ({ frame: at(recording, 3), ghost: null, recording, see: 'axes' as const, now: 0, isStill: true })
  const basis = first.ask(9, 2)
  expect(view.basis(asked(five))).toBe(basis)
  expect(view.basis(asked(nine)).cols).toBe(9)
  // What the second shows is not what a hand turns.
  expect(first.turn.shown()).toBe(basis)
})

it('shows all of three dimensions, the prediction upright and still', async () => {
  const recording = await recorded(4, 3)
  const ghost = ghostOf(recording)
  const { ask } = viewOf(recording, ghost)
  const first = ask(0, 'tour')
  const seen = multiply(ghost.means, transpose(first))
  expect(seen.data[1]).toBeCloseTo(Math.hypot(...ghost.means.data.subarray(0, 3)), 9)
  expect(ask(9, 2)).toBe(first)
})
