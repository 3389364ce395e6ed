import { describe, expect, it } from 'vitest'
import { fromRows, identity, matrix } from './matrix.ts'
import { projectionError } from './projection-error.ts'

const first = matrix(3, 4, identity(4).data.slice(0, 12))

describe('projectionError', () => {
  it('is nothing where nothing is hidden', () => {
    const { degrees, hidden, isWhole } = projectionError([fromRows([[1, 2, 3, 0], [3, 0, -1, 0]]), fromRows([[0, 1, 1, 0]])], first)
    expect(degrees).toBeLessThan(1e-5)
    expect([hidden, isWhole]).toEqual([0, true])
  })

  it('finds the pair that is seen most wrongly, across lists', () => {
    // (1, 0, 0, 1) and (1, 0, 0, −1) are at right angles and look like one; (0, 1, 0, 0) is seen as it is.
    const error = projectionError([fromRows([[0, 1, 0, 0], [1, 0, 0, 1]]), fromRows([[2, 0, 0, -2]])], first)
    expect(error.degrees).toBeCloseTo(90, 10)
    expect(error.pair).toEqual([1, 2])
  })

  it('takes an angle that is seen too large as well as one too small', () => {
    const error = projectionError([fromRows([[1, 0, 0, 0.5], [0, 1, 0, 0.5]])], first)
    expect(error.degrees).toBeCloseTo(90 - (Math.acos(0.25 / 1.25) * 180) / Math.PI, 10)
  })

  it('counts the hidden, and neither them nor the vanished among the angles', () => {
    const rows = fromRows([[1, 0, 0, 0], [0.01, 0, 0, 1], [0, 1e-9, 0, 0], [0, 1, 0, 0]])
    expect(projectionError([rows], first)).toMatchObject({ degrees: 0, pair: [0, 3], hidden: 1 })
    expect(projectionError([matrix(3, 4)], first)).toEqual({ degrees: 0, pair: null, hidden: 0, isWhole: true })
  })

  it('compares a selection where all would take long, and says so', () => {
    const rows = matrix(60, 4, Array.from({ length: 240 }, (_, i) => Math.sin(i * i)))
    const whole = projectionError([rows], first)
    const part = projectionError([rows], first, 1000)
    expect(part.isWhole).toBe(false)
    expect(part.degrees).toBeGreaterThan(0)
    expect(part.degrees).toBeLessThanOrEqual(whole.degrees)
  })
})
