import { describe, expect, it, test } from 'vitest'
import { coarsestCount, refiningOrder, shownCells } from './map-levels.ts'

const sizes = [[64, 64], [32, 32], [16, 16], [8, 8], [64, 11], [5, 64], [1, 1], [23, 40], [2, 64]] as const

test.each(sizes)('%i × %i: every cell comes once', (columns, rows) => {
  const order = refiningOrder(columns, rows)
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: columns * rows }, (_, i) => i))
})

test.each(sizes)('%i × %i: the coarsest level covers the whole plane', (columns, rows) => {
  const coarse = new Set(refiningOrder(columns, rows).slice(0, coarsestCount(columns, rows)))
  expect(shownCells(columns, rows, (index) => coarse.has(index)).includes(-1)).toBe(false)
})

test('levels of 64 × 64 are 8 × 8, 16 × 16, 32 × 32', () => {
  const order = refiningOrder(64, 64)
  expect(coarsestCount(64, 64)).toBe(64)
  const columnsOf = (count: number) => new Set(order.slice(0, count).map((index) => index % 64)).size
  expect([64, 256, 1024].map(columnsOf)).toEqual([8, 16, 32])
})

test('half of a level is spread over the plane: each quarter has a quarter of it', () => {
  const half = refiningOrder(64, 64).slice(0, 32)
  const quarter = (index: number) => Math.floor((index % 64) / 32) + 2 * Math.floor(index / 64 / 32)
  for (const q of [0, 1, 2, 3]) {
    const share = half.filter((index) => quarter(index) === q).length
    expect(share).toBeGreaterThanOrEqual(5)
    expect(share).toBeLessThanOrEqual(11)
  }
})

describe('shownCells', () => {
  it('shows a block of the coarsest level about its middle', () => {
    const shown = shownCells(64, 64, (index) => index === 4 + 64 * 4)
    const covered = Array.from(shown.keys()).filter((index) => shown[index] >= 0)
    expect(covered).toHaveLength(64)
    expect([covered[0], covered[63]]).toEqual([0, 7 + 64 * 7])
  })

  it('shows itself wherever it is known', () => {
    const known = (index: number) => index % 3 === 0
    const shown = shownCells(16, 16, known)
    for (let index = 0; index < 256; index += 3) expect(shown[index]).toBe(index)
  })

  it('shows nothing where nothing is known', () => {
    expect([...shownCells(4, 3, () => false)]).toEqual(Array.from({ length: 12 }, () => -1))
  })
})
