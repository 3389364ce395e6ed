import { describe, expect, it } from 'vitest'
import { energyShare } from './energy-share.ts'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix } from './matrix.ts'
import { spanOf } from './span-of.ts'

describe('spanOf', () => {
  it('finds the K − 1 dimensions of a simplex, orthonormal', () => {
    const simplex = matrix(6, 8)
    for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) simplex.data[8 * i + j] = (i === j ? 1 : 0) - 1 / 6
    const span = spanOf([simplex], 0.01)
    expect(span).toMatchObject({ rows: 5, cols: 8 })
    const off = gramOfRows(span).data.map((x, i) => x - identity(5).data[i])
    expect(frobenius(matrix(5, 5, off))).toBeLessThan(1e-14)
    expect(energyShare([{ rows: simplex, weight: 1 }], span)).toBeCloseTo(1, 14)
  })

  it('leaves out what is short, each list in its own length', () => {
    const long = fromRows([[0, 100, 0, 0], [0, 0, 0.1, 0]])
    const short = fromRows([[0.001, 0, 0, 0], [0, 0, 0, 0]])
    expect(spanOf([long, short], 0.02).rows).toBe(2)
    expect(spanOf([matrix(3, 4)], 0.02)).toMatchObject({ rows: 0, cols: 4 })
  })
})
