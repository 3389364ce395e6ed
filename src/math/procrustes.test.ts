import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { procrustes, type AlignmentPart } from './procrustes.ts'
import { singularValues } from './singular-values.ts'

function distance(a: Matrix, b: Matrix): number {
  return frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
}

function anyMatrix(m: number, n: number): fc.Arbitrary<Matrix> {
  return fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: m * n, maxLength: m * n })
    .map((data) => matrix(m, n, data))
}

/** A random m × n with orthonormal rows. */
function anyFrame(m: number, n: number): fc.Arbitrary<Matrix> {
  return anyMatrix(m, n).map((a) => {
    const { left, right } = singularValues(a)
    return multiply(left, transpose(right))
  })
}

function cost(parts: readonly AlignmentPart[], q: Matrix): number {
  return parts.reduce((sum, { source, target, weight }) => sum + weight * distance(target, multiply(source, q)) ** 2, 0)
}

/** A unit vector at `angle` in the plane of the first two axes, and its opposite. */
function turned(angle: number): Matrix {
  const [x, y] = [Math.cos(angle), Math.sin(angle)]
  return fromRows([[x, y, 0], [-x, -y, 0]])
}

describe('procrustes', () => {
  it('finds the rotation or reflection between two copies', () => {
    fc.assert(
      fc.property(anyMatrix(5, 3), anyFrame(3, 6), (source, q) => {
        // Source directions shorter than 1e-6 of the longest are free (1e-12 in the cross product).
        const found = procrustes([{ source, target: multiply(source, q), weight: 1 }])
        expect(distance(multiply(source, found), multiply(source, q))).toBeLessThan(4e-6 * Math.max(1e-12, frobenius(source)))
        expect(distance(gramOfRows(found), identity(3))).toBeLessThan(1e-13)
      }),
    )
  })

  it('is at least as good as any other frame, several parts jointly', () => {
    fc.assert(
      fc.property(
        anyMatrix(4, 2), anyMatrix(4, 3), anyMatrix(3, 2), anyMatrix(3, 3), anyFrame(2, 3),
        (source1, target1, source2, target2, other) => {
          const parts = [
            { source: source1, target: target1, weight: 2 },
            { source: source2, target: target2, weight: 0.5 },
          ]
          // Costs are of order 10; 1e-9 is rounding plus the rank tolerance.
          expect(cost(parts, procrustes(parts))).toBeLessThanOrEqual(cost(parts, other) + 1e-9)
        },
      ),
    )
  })

  it('follows the previous answer where the data say nothing', () => {
    fc.assert(
      fc.property(anyFrame(3, 5), (previous) => {
        const nothing = { source: matrix(4, 3), target: matrix(4, 5), weight: 1 }
        expect(distance(procrustes([nothing], previous), previous)).toBeLessThan(1e-13)
      }),
    )
    // One direction known and agreeing with the previous answer: the rest of it is kept as well.
    const source = fromRows([[2, 0, 0], [-1, 0, 0]])
    const previous = fromRows([[0, 1, 0], [0, 0, -1], [1, 0, 0]])
    const part = { source, target: multiply(source, previous), weight: 1 }
    expect(distance(procrustes([part], previous), previous)).toBeLessThan(1e-14)
  })

  it('moves little when the data move little, degenerate or not', () => {
    const previous = fromRows([[0.6, 0.8, 0], [-0.8, 0.6, 0]])
    const source = fromRows([[1, 0], [-1, 0]])
    const start = Math.atan2(0.8, 0.6)
    const moved = procrustes([{ source, target: turned(start + 0.01), weight: 1 }], previous)
    // Both rows turn by 0.01 rad: ‖difference‖ = 2√2 sin(0.005).
    expect(distance(moved, previous)).toBeCloseTo(2 * Math.SQRT2 * Math.sin(0.005), 12)
  })

  it('is the unit vectors when nothing at all is known', () => {
    expect(procrustes([{ source: matrix(2, 2), target: matrix(2, 3), weight: 1 }])).toEqual(fromRows([[1, 0, 0], [0, 1, 0]]))
  })

  it('works with no dimension to place', () => {
    expect(procrustes([{ source: matrix(2, 0), target: matrix(2, 3), weight: 1 }]).rows).toBe(0)
  })

  it('refuses more dimensions than there is room for', () => {
    expect(() => procrustes([{ source: matrix(2, 3), target: matrix(2, 2), weight: 1 }])).toThrow(RangeError)
  })
})
