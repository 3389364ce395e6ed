import { describe, expect, it } from 'vitest'
import { energyShare } from './energy-share.ts'
import { evenly, followAxes } from './follow-axes.ts'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix, type Matrix } from './matrix.ts'

const distance = (a: Matrix, b: Matrix) => frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
/** The first three unit vectors of five. */
const first = matrix(3, 5, identity(5).data.slice(0, 15))
const diagonal = (...lengths: number[]) => fromRows(lengths.map((x, i) => lengths.map((_, j) => (i === j ? x : 0))))

describe('followAxes', () => {
  it('stays where energies are equal, and where the axes have the most', () => {
    expect(distance(followAxes([{ rows: identity(5), weight: 2 }], first), first)).toBeLessThan(1e-14)
    expect(distance(followAxes([{ rows: diagonal(3, 3, 3, 2, 1), weight: 1 }], first), first)).toBeLessThan(1e-14)
  })

  it('comes to the strongest three in small steps, from nearly none of them', () => {
    const parts = [evenly(diagonal(0, 0.1, 1, 2, 2))]
    let axes = matrix(3, 5, first.data.map((x, i) => x + 0.01 * Math.cos(i)))
    axes = followAxes([], axes)
    for (let i = 0; i < 40; i++) {
      const next = followAxes(parts, axes)
      // A right angle between two of the axes would be a distance of √2.
      if (i > 0) expect(distance(next, axes)).toBeLessThan(0.9)
      axes = next
    }
    expect(distance(gramOfRows(axes), identity(3))).toBeLessThan(1e-13)
    expect(energyShare(parts, axes)).toBeCloseTo(9 / 9.01, 6)
  })

  it('leaves the fixed axes, and seeks the others at right angles to them', () => {
    let axes = first
    const parts = [evenly(fromRows([[1, 0, 0, 0.1, 0], [0, 0.1, 0.1, 3, 0.1], [0, 0.1, 0, 0.1, 2]]))]
    for (let i = 0; i < 60; i++) axes = followAxes(parts, axes, 1)
    expect(Array.from(axes.data.subarray(0, 5))).toEqual([1, 0, 0, 0, 0])
    expect(distance(gramOfRows(axes), identity(3))).toBeLessThan(1e-13)
    expect(energyShare(parts, axes)).toBeGreaterThan(0.99)
  })

  it('stays where there is nothing to follow', () => {
    expect(followAxes([evenly(matrix(4, 5))], first)).toBe(first)
  })
})
