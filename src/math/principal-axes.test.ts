import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { energyShare } from './energy-share.ts'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix, multiply, type Matrix } from './matrix.ts'
import { principalAxes } from './principal-axes.ts'
import { singularValues } from './singular-values.ts'

function distance(a: Matrix, b: Matrix): number {
  return frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
}

function diagonal(...values: number[]): Matrix {
  return matrix(values.length, values.length, values.flatMap((x, i) => values.map((_, j) => (i === j ? x : 0))))
}

function part(rows: Matrix, weight = 1): { rows: Matrix; weight: number } {
  return { rows, weight }
}

/** Rotation by `angle` in the plane of axes i and j of dimension d. */
function turn(d: number, i: number, j: number, angle: number): Matrix {
  const a = identity(d)
  a.data[i * d + i] = a.data[j * d + j] = Math.cos(angle)
  a.data[i * d + j] = Math.sin(angle)
  a.data[j * d + i] = -Math.sin(angle)
  return a
}

describe('principalAxes', () => {
  it('is the identity up to three dimensions', () => {
    expect(principalAxes([part(fromRows([[1, 2]]))])).toEqual({ basis: fromRows([[1, 0], [0, 1], [0, 0]]), share: 1 })
    expect(principalAxes([part(fromRows([[1, 2, 3]]))]).basis).toEqual(identity(3))
  })

  it('keeps the three largest energies, weights counted', () => {
    const { basis, share } = principalAxes([part(diagonal(5, 1, 4, 3)), part(diagonal(0, 2, 0, 0), 2)])
    // Energies 25, 1 + 2·4, 16, 9: a tie of 9 for the third axis.
    expect(share).toBeCloseTo((25 + 16 + 9) / 59, 14)
    expect(distance(gramOfRows(basis), identity(3))).toBeLessThan(1e-14)
    expect(basis.data[0]).toBeCloseTo(1, 14)
    expect(basis.data[4 + 2]).toBeCloseTo(1, 14)
  })

  it('keeps as much as the singular values allow, few rows and many', () => {
    const anyRows = fc
      .integer({ min: 1, max: 12 })
      .chain((m) => fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5 * m, maxLength: 5 * m }))
      .map((data) => matrix(data.length / 5, 5, data))
    fc.assert(
      fc.property(anyRows, (rows) => {
        const energies = singularValues(rows).values.map((s) => s * s)
        const all = energies.reduce((a, b) => a + b, 0)
        const best = all > 0 ? energies.slice(0, 3).reduce((a, b) => a + b, 0) / all : 1
        const { basis, share } = principalAxes([part(rows)])
        // The d × d second moment squares the condition: rounding of 1e-15 of the largest energy.
        expect(share).toBeCloseTo(best, 11)
        expect(energyShare([part(rows)], basis)).toBe(share)
      }),
    )
  })

  it('neither flips nor swaps when energies cross', () => {
    const before = principalAxes([part(diagonal(3, 2.01, 2, 1))]).basis
    const after = principalAxes([part(diagonal(3, 1.99, 2, 1))], before).basis
    expect(distance(after, before)).toBeLessThan(1e-12)
    const negated = matrix(3, 4, before.data.map((x) => -x))
    expect(distance(principalAxes([part(diagonal(3, 1.99, 2, 1))], negated).basis, negated)).toBeLessThan(1e-12)
  })

  it('turns with the data', () => {
    const rows = diagonal(3, 2, 1.5, 0.1)
    const before = principalAxes([part(rows)]).basis
    const after = principalAxes([part(multiply(rows, turn(4, 2, 3, 0.02)))], before).basis
    // One axis turns by about 0.02 rad, the other two stay; the loyalty to the old axes holds it back a little.
    expect(distance(after, before)).toBeGreaterThan(0.018)
    expect(distance(after, before)).toBeLessThan(0.0201)
  })

  it('stays where it was in a simplex ETF, where every direction is as good', () => {
    const etf = matrix(6, 6, identity(6).data.map((x) => x - 1 / 6))
    let centred = multiply(principalAxes([part(diagonal(5, 4, 3, 1, 1, 1))]).basis, turn(6, 0, 4, 0.3))
    // The start leans out of the ETF's five dimensions; each call takes a hundredfold off that.
    for (let call = 0; call < 5; call++) centred = principalAxes([part(etf)], centred).basis
    const noisy = matrix(6, 6, etf.data.map((x, i) => x + 1e-9 * Math.sin(7 * i)))
    expect(distance(principalAxes([part(noisy)], centred).basis, centred)).toBeLessThan(1e-5)
    expect(principalAxes([part(noisy)], centred).share).toBeCloseTo(3 / 5, 8)
  })

  it('hides nothing where there is nothing', () => {
    const { basis, share } = principalAxes([part(matrix(2, 5))])
    expect(share).toBe(1)
    expect(distance(gramOfRows(basis), identity(3))).toBe(0)
  })
})
