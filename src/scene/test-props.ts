import { fromRows, identity, matrix } from '../math/matrix.ts'
import type { Matrix } from '../math/matrix.ts'
import type { SceneProps, SceneTrail } from './props.ts'

/** A regular tetrahedron of unit vectors. */
export const tetrahedron: Matrix = fromRows(
  [
    [1, 1, 1],
    [1, -1, -1],
    [-1, 1, -1],
    [-1, -1, 1],
  ].map((row) => row.map((x) => x / Math.sqrt(3))),
)

/** Props for tests: four classes on their way to a tetrahedron, two of them a minority, with what `change` says. */
export function testProps(change: Partial<SceneProps> = {}): SceneProps {
  const means = matrix(4, 3, tetrahedron.data.map((x, i) => 0.7 * x + 0.05 * Math.sin(i)))
  const classifiers = matrix(4, 3, tetrahedron.data.map((x, i) => 1.2 * x - 0.1 * Math.cos(i)))
  const samples = matrix(40, 3, Array.from({ length: 120 }, (_, i) => means.data[Math.floor(i / 30) * 3 + (i % 3)] + 0.1 * Math.sin(7 * i)))
  return {
    frame: { means, classifiers, samples, sampleClasses: Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10)) },
    ghost: { means: tetrahedron, classifiers: matrix(4, 3, tetrahedron.data.map((x) => 1.5 * x)) },
    labels: ['1', '2', '3', '4'],
    minority: [false, false, true, true],
    basis: identity(3),
    classifierUnit: 1.5,
    meanUnit: 1,
    appearance: 'light',
    reducedMotion: true,
    ...change,
  }
}

/** A way of four classes for tests: straight, from the origin to the corners of the tetrahedron, in 21 moments. */
export function testTrail(now = 0.5): SceneTrail {
  const M = 21
  const scaled = (by: number) => matrix(4 * M, 3, Array.from({ length: 12 * M }, (_, i) => (by * Math.floor(i / 12) * tetrahedron.data[i % 12]) / (M - 1)))
  return {
    past: {
      means: scaled(1),
      classifiers: scaled(1.5),
      places: Float64Array.from({ length: M }, (_, m) => m / (M - 1)),
      since: new Int32Array(M),
    },
    now,
  }
}
