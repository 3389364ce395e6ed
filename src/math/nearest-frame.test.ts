import { describe, expect, it } from 'vitest'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix, type Matrix } from './matrix.ts'
import { nearestFrame } from './nearest-frame.ts'

const distance = (a: Matrix, b: Matrix) => frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))

describe('nearestFrame', () => {
  it('leaves orthonormal rows as they are and takes lengths away', () => {
    const rows = fromRows([[0, 3, 0, 0], [0, 0, 0, -0.5]])
    expect(nearestFrame(rows)).toEqual(fromRows([[0, 1, 0, 0], [0, 0, 0, -1]]))
  })

  it('shares a skew evenly between the rows', () => {
    // Two unit vectors 90° − 2·10° apart: each gives way by 10°.
    const [c, s] = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)]
    const frame = nearestFrame(fromRows([[c, s, 0], [s, c, 0]])) as Matrix
    expect(distance(gramOfRows(frame), identity(2))).toBeLessThan(1e-14)
    expect(distance(frame, fromRows([[1, 0, 0], [0, 1, 0]]))).toBeLessThan(1e-14)
  })

  it('is none where rows are dependent, or more than the dimensions', () => {
    expect(nearestFrame(fromRows([[1, 2, 3], [2, 4, 6]]))).toBeNull()
    expect(nearestFrame(matrix(2, 3))).toBeNull()
    expect(nearestFrame(matrix(3, 2))).toBeNull()
  })
})
