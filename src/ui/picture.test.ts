import { beforeAll, describe, expect, it, vi } from 'vitest'
import { longestRow } from '../math/cosines.ts'
import { multiply, toRows, transpose } from '../math/matrix.ts'
import { Lab } from '../store/lab.ts'
import { WHOLE } from '../store/seen.ts'
import { noRun, type RunStatus } from '../store/state.ts'
import { inProcessWorker } from '../store/test-run.ts'
import { createHand } from './touch/hand.ts'
import { createTurn } from './dimensions/turn.ts'
import { createPicture, type Picture } from './picture.ts'
import type { Surroundings } from './surroundings.ts'

const surroundings: Surroundings = { appearance: () => 'dark', weight: () => 1, reducedMotion: () => true, cells: () => false, trails: () => true, see: () => 'axes', isSeen: () => true, setSeen: () => {}, onChange: () => () => {} }

/** The lab after a whole run of six classes, two of them of the minority, in five dimensions. */
async function labAfterRun(values: Record<string, number | string>): Promise<Lab> {
  let run: RunStatus = noRun
  const lab = new Lab(inProcessWorker, { run: (status) => (run = status), onShow: () => {} }, 'loops')
  lab.show({ version: 1, values, events: [] })
  await vi.waitFor(() => expect(run.ending?.kind).toBe('rest'), { timeout: 60_000 })
  lab.tick(0, () => WHOLE)
  return lab
}

it('is none before anything was computed', () => {
  const lab = new Lab(inProcessWorker, { run: () => {}, onShow: () => {} }, 'loops')
  expect(createPicture(lab, surroundings, createHand(), createTurn()).props(0)).toBeNull()
})

describe('the picture of five dimensions', () => {
  let lab: Lab
  let picture: Picture
  beforeAll(async () => {
    lab = await labAfterRun({ classes: 6, minorityClasses: 2, imbalance: 3, minorityCount: 5 })
    picture = createPicture(lab, surroundings, createHand(), createTurn())
  })

  it('shows three of them and says how much they keep', () => {
    const props = picture.props(0)
    expect(props?.basis).toMatchObject({ rows: 3, cols: 5 })
    // Six directions of which three are seen; the large classes have more than their even share.
    expect(picture.seen().share).toBeGreaterThan(0.5)
    expect(picture.seen().share).toBeLessThan(0.95)
    expect(props?.labels).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(props?.minority).toEqual([false, false, false, false, true, true])
    expect(props?.appearance).toBe('dark')
  })

  it('draws in the length that theory predicts, whatever the moment', () => {
    const late = picture.props(0)
    lab.player.seekTime(1)
    const early = picture.props(0)
    expect(early?.meanUnit).toBe(late?.meanUnit)
    expect(early?.classifierUnit).toBe(longestRow(early!.ghost!.classifiers))
    expect(longestRow(early!.frame!.means)).toBeLessThan(0.9 * early!.meanUnit)
  })

  it('makes a new frame for a new moment only, and leaves the one before as it was', () => {
    lab.player.seekTime(2)
    const first = picture.props(0)
    const kept = first!.frame!.means.data.slice()
    expect(picture.props(0)?.frame?.means).toBe(first?.frame?.means)
    lab.player.seekTime(20)
    expect(picture.props(0)?.frame?.means).not.toBe(first?.frame?.means)
    expect(first!.frame!.means.data).toEqual(kept)
  })
})

it('draws what shrinks to zero in the length that it had at the start', async () => {
  const lab = await labAfterRun({ lambdaW: 0.3 })
  lab.player.seekTime(0)
  const props = createPicture(lab, surroundings, createHand(), createTurn()).props(0)
  expect(longestRow(props!.frame!.classifiers)).toBeCloseTo(props!.classifierUnit, 6)
})

it('shows all four classes of an orthogonal frame, and says that a dimension is hidden', async () => {
  const lab = await labAfterRun({ loss: 'squaredError', dimension: 6, lambdaW: 0.01 })
  lab.player.seek(1)
  const picture = createPicture(lab, surroundings, createHand(), createTurn())
  const { basis, frame } = picture.props(0)!
  const lengths = toRows(multiply(frame!.means, transpose(basis))).map((row) => Math.hypot(...row))
  // Each of four orthogonal vectors keeps √(3/4) of its length when their mean is left out.
  const full = longestRow(frame!.means)
  lengths.forEach((length) => expect(length / full).toBeCloseTo(Math.sqrt(3 / 4), 3))
  expect(picture.seen().share).toBeCloseTo(3 / 4, 3)
})

it('has cells where they are wanted, with the biases of the moment where the model has any', async () => {
  const wanted = { ...surroundings, cells: () => true }
  const without = createPicture(await labAfterRun({ minorityCount: 3 }), wanted, createHand(), createTurn())
  expect(without.props(0)?.cells).toEqual({ bias: null })
  const lab = await labAfterRun({ minorityCount: 3, imbalance: 3, bias: 'penalised' })
  lab.player.seek(1)
  const picture = createPicture(lab, wanted, createHand(), createTurn())
  const { cells } = picture.props(0)!
  expect(cells?.bias).toHaveLength(4)
  expect(cells!.bias![0]).toBeGreaterThan(cells!.bias![3])
  // The same moment has the same cells: the scene tells them apart by their array.
  expect(picture.props(0)?.cells).toBe(cells)
  expect(createPicture(lab, surroundings, createHand(), createTurn()).props(0)?.cells).toBeNull()
})

it('has trails where they are wanted', async () => {
  const lab = await labAfterRun({ minorityCount: 3 })
  lab.player.seek(1)
  const shown = (wanted: boolean) => createPicture(lab, { ...surroundings, trails: () => wanted }, createHand(), createTurn()).props(0)?.trail
  expect(shown(true)).toMatchObject({ now: 1 })
  expect(shown(false)).toBeNull()
})
