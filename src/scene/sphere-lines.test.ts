import { expect, it } from 'vitest'
import { outline, outlineRoom, sphereLines, sphereRoom } from './sphere-lines.ts'

function points(ends: Float32Array): number[][] {
  return Array.from({ length: ends.length / 3 }, (_, i) => Array.from(ends.subarray(3 * i, 3 * i + 3)))
}

it('writes all lines on the sphere of radius one, each going on where the one before ends', () => {
  const ends = new Float32Array(6 * sphereRoom)
  sphereLines(ends)
  for (const point of points(ends)) expect(Math.hypot(...point)).toBeCloseTo(1, 6)
  for (let i = 1; i < 96; i++) expect(ends.subarray(6 * i, 6 * i + 3)).toEqual(ends.subarray(6 * i - 3, 6 * i))
})

it('writes the outline where lines of sight touch the sphere', () => {
  const ends = new Float32Array(6 * outlineRoom)
  const eyes: [number, number, number][] = [[0, 0, 5], [1, 7, -2], [3, 0, 0]]
  for (const eye of eyes) {
    outline(ends, ...eye)
    for (const point of points(ends)) {
      expect(Math.hypot(...point)).toBeCloseTo(1, 6)
      // The line of sight is at right angles to the radius: ⟨eye − p, p⟩ = 0.
      expect(point.reduce((sum, p, axis) => sum + (eye[axis] - p) * p, 0)).toBeCloseTo(0, 5)
    }
  }
})
