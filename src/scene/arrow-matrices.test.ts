import { Matrix4, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { arrowMatrices } from './arrow-matrices.ts'
import { markSizes } from './mark-sizes.ts'

const sizes = markSizes(4)

function arrow(x: number, y: number, z: number): { shaft: Matrix4; head: Matrix4 } {
  const shaft = new Float32Array(32)
  const head = new Float32Array(32)
  arrowMatrices(x, y, z, sizes, 1, shaft, head)
  expect([...shaft.subarray(0, 16)].every((value) => value === 0)).toBe(true)
  return { shaft: new Matrix4().fromArray(shaft, 16), head: new Matrix4().fromArray(head, 16) }
}

const drawn = (matrix: Matrix4, x: number, y: number, z: number): number[] =>
  new Vector3(x, y, z).applyMatrix4(matrix).toArray()

function expectNear(a: readonly number[], b: readonly number[]): void {
  // Float32 matrices of entries up to 1.
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i], 6))
}

describe.each([
  ['level', 0.6, 0, 0.8],
  ['steep', 0.1, -0.9, 0.2],
  ['towards the viewer', 0, 0, 1],
  ['away from the viewer', 0, 0, -1],
])('an arrow %s', (_, x, y, z) => {
  const { shaft, head } = arrow(x, y, z)
  const length = Math.hypot(x, y, z)

  it('runs from the origin to its vector', () => {
    expectNear(drawn(shaft, 0, 0, 0), [0, 0, 0])
    expectNear(drawn(head, 0, 1, 0), [x, y, z])
    expectNear(drawn(shaft, 0, 1, 0), drawn(head, 0, 0, 0))
    expect(new Vector3(...drawn(head, 0, 0, 0)).length()).toBeCloseTo(length - sizes.headLength, 6)
  })

  it('is round, and not inside out', () => {
    const axis = new Vector3(x, y, z).normalize()
    for (const [u, w] of [
      [1, 0],
      [0, 1],
      [0.6, 0.8],
    ]) {
      const radius = new Vector3(...drawn(head, u, 0, w)).sub(new Vector3(...drawn(head, 0, 0, 0)))
      expect(radius.length()).toBeCloseTo(sizes.headRadius, 6)
      expect(radius.dot(axis)).toBeCloseTo(0, 6)
    }
    expect(head.determinant()).toBeGreaterThan(0)
    expect(shaft.determinant()).toBeGreaterThan(0)
  })
})

it('keeps the proportions of the head of a short arrow', () => {
  const { head } = arrow(0, 0.1, 0)
  expectNear(drawn(head, 0, 1, 0), [0, 0.1, 0])
  expect(new Vector3(...drawn(head, 0, 0, 0)).length()).toBeCloseTo(0.055, 6)
  expect(head.determinant()).toBeCloseTo((0.045 ** 3 * sizes.headRadius ** 2) / sizes.headLength ** 2, 9)
})

it('draws nothing for a zero vector', () => {
  const { shaft, head } = arrow(0, 0, 0)
  expect(shaft.determinant()).toBe(0)
  expectNear(drawn(head, 1, 1, 1), [0, 0, 0])
})
