import { expect, it } from 'vitest'
import { createCellCandidates } from './cell-candidates.ts'
import { cellTiles } from './cell-tiles.ts'
import type { CellTiles } from './cell-tiles.ts'

/** Scores of K classes in all directions, with biases of this size. */
function scoresOf(K: number, bias: number): Float32Array {
  return Float32Array.from({ length: 4 * K }, (_, i) => Math.sin(12.9898 * (i + 1) ** 1.5) * (i % 4 === 3 ? bias : 1))
}

/** Directions all over the sphere. */
const directions = Array.from({ length: 2000 }, (_, i) => {
  const z = 1 - (2 * i + 1) / 2000
  const flat = Math.sqrt(1 - z * z)
  return [flat * Math.cos(2.4 * i), flat * Math.sin(2.4 * i), z]
})

function score(scores: Float32Array, k: number, u: readonly number[]): number {
  return scores[4 * k] * u[0] + scores[4 * k + 1] * u[1] + scores[4 * k + 2] * u[2] + scores[4 * k + 3]
}

function candidates(scores: Float32Array, K: number): { tiles: CellTiles; lists: number[][] } {
  const { tiles, room, rows, update } = createCellCandidates(K)
  update(scores)
  const lists = Array.from({ length: tiles.count }, (_, t) => {
    const count = rows[room * t]
    return Array.from({ length: count < 0 ? K : count }, (_k, i) => (count < 0 ? i : rows[room * t + 1 + i]))
  })
  return { tiles, lists }
}

it.each([
  [4, 0],
  [30, 0.4],
  [300, 0],
])('whoever wins in a tile is a candidate there: K = %i, biases %f', (K, bias) => {
  const scores = scoresOf(K, bias)
  const { tiles, lists } = candidates(scores, K)
  let compared = 0
  let missing = 0
  for (const u of directions) {
    const winner = Array.from({ length: K }, (_, k) => k).reduce((a, b) => (score(scores, b, u) > score(scores, a, u) ? b : a))
    for (let t = 0; t < tiles.count; t++) {
      const away = Math.hypot(...u.map((x, c) => x - tiles.centres[3 * t + c]))
      if (away > tiles.radii[t]) continue
      compared++
      if (!lists[t].includes(winner)) missing++
    }
  }
  expect(compared).toBeGreaterThanOrEqual(directions.length)
  expect(missing).toBe(0)
})

/** K even cells. */
function evenScores(K: number): Float32Array {
  return Float32Array.from(
    Array.from({ length: K }, (_, k) => {
      const z = 1 - (2 * k + 1) / K
      const flat = Math.sqrt(1 - z * z)
      return [flat * Math.cos(2.39996 * k), flat * Math.sin(2.39996 * k), z, 0]
    }).flat(),
  )
}

it('leaves most of many classes out', () => {
  const longest = Math.max(...candidates(evenScores(1000), 1000).lists.map((list) => list.length))
  expect(longest).toBeLessThanOrEqual(40)
})

it('compares all classes in a tile where too many may win', () => {
  // Classifiers on a circle: any of them wins somewhere near the circle's axis.
  const scores = Float32Array.from({ length: 800 }, (_, i) => [Math.cos(i >> 2), Math.sin(i >> 2), 0, 0][i % 4])
  const { tiles, lists } = candidates(scores, 200)
  const longest = lists.reduce((a, b) => (b.length > a.length ? b : a))
  expect(longest).toHaveLength(200)
  expect(lists).toHaveLength(tiles.count)
})

it('keeps one of those that are equal', () => {
  expect(candidates(new Float32Array(400), 100).lists[0]).toEqual([0])
})

it('covers the sphere with tiles', () => {
  const tiles = cellTiles(3)
  expect(tiles.count).toBe(54)
  for (const u of directions) {
    const near = Array.from({ length: tiles.count }, (_, t) => Math.hypot(...u.map((x, c) => x - tiles.centres[3 * t + c])) <= tiles.radii[t])
    expect(near).toContain(true)
  }
})
