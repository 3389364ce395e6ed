import { describe, expect, it } from 'vitest'
import { betweenPlanes } from './between-planes.ts'
import { createGrandTour } from './grand-tour.ts'
import { energyShare } from './energy-share.ts'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix, type Matrix } from './matrix.ts'

const distance = (a: Matrix, b: Matrix) => frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
const firstOf = (count: number, d: number) => matrix(count, d, identity(d).data.slice(0, count * d))

describe('betweenPlanes', () => {
  it('turns a plane evenly on to another, and nothing that both have', () => {
    const turn = betweenPlanes(firstOf(2, 4), fromRows([[0, 1, 0, 0], [0, 0, 1, 0]]))
    expect(turn.angle).toBeCloseTo(Math.PI / 2, 14)
    const r = Math.SQRT1_2
    expect(distance(turn.at(0), firstOf(2, 4))).toBeLessThan(1e-14)
    // The first axis is on its way to the third, in either direction.
    const half = turn.at(0.5)
    expect([half.data[0], Math.abs(half.data[2]), half.data[5]].map((x) => Number(x.toFixed(12)))).toEqual([r, r, 1].map((x) => Number(x.toFixed(12))))
    expect(distance(gramOfRows(half), identity(2))).toBeLessThan(1e-14)
  })

  it('stays where the spaces are one', () => {
    const turn = betweenPlanes(firstOf(3, 5), fromRows([[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [1, 0, 0, 0, 0]]))
    expect(turn.angle).toBe(0)
    expect(distance(turn.at(1), firstOf(3, 5))).toBeLessThan(1e-14)
  })
})

describe('createGrandTour', () => {
  // Six of eight dimensions.
  const span = firstOf(6, 8)
  const start = matrix(3, 8, identity(8).data.slice(0, 24))

  it('turns smoothly, orthonormal, in the span alone, through all of it', () => {
    const tour = createGrandTour(1, start)
    const seen = new Float64Array(8)
    let before = tour.basis()
    for (let i = 0; i < 5000; i++) {
      tour.advance(0.02, span)
      const basis = tour.basis()
      // Three axes, each at most 1.5 times as fast as the mean: 0.03 · √3.
      expect(distance(basis, before)).toBeLessThan(0.053)
      for (let j = 0; j < 24; j++) seen[j % 8] += basis.data[j] ** 2 / 5000
      before = basis
    }
    expect(distance(gramOfRows(before), identity(3))).toBeLessThan(1e-12)
    expect(energyShare([{ rows: before, weight: 1 }], span)).toBeCloseTo(1, 12)
    // Each of six dimensions has its even share of the three axes, one half, over 5000 · 0.02 / 1.4 ≈ 70 legs.
    for (const share of seen.subarray(0, 6)) expect(Math.abs(share - 0.5)).toBeLessThan(0.12)
    expect(Math.max(...seen.subarray(6))).toBeLessThan(1e-20)
  })

  it('is the same for the same seed, in small steps and in large, and another for another', () => {
    const after = (seed: number, steps: number) => {
      const tour = createGrandTour(seed, start)
      for (let i = 0; i < steps; i++) tour.advance(6 / steps, span)
      return tour.basis()
    }
    expect(distance(after(1, 600), after(1, 7))).toBeLessThan(1e-9)
    expect(distance(after(1, 7), after(2, 7))).toBeGreaterThan(0.1)
  })

  it('stands still where there are only three dimensions', () => {
    const tour = createGrandTour(1, start)
    tour.advance(1, firstOf(3, 8))
    expect(tour.basis()).toBe(start)
  })
})
