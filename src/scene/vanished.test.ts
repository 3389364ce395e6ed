import { expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { testProps, tetrahedron } from './test-props.ts'
import { writeVanished } from './vanished.ts'

/** The tetrahedron with its last two rows at `scale`. */
const rows = (scale: number) => matrix(4, 3, tetrahedron.data.map((x, i) => (i < 6 ? x : scale * x)))
const propsWith = (means: number, classifiers: number, predicted: number) =>
  testProps({
    frame: { ...testProps().frame!, means: rows(means), classifiers: rows(1.5 * classifiers) },
    ghost: { means: rows(predicted), classifiers: rows(predicted) },
  })

it.each([
  ['predicted to vanish and as good as zero', propsWith(0.005, 0.005, 0), [0, 0, 1, 1]],
  ['predicted to vanish and still on the way', propsWith(0.05, 0.005, 0), [0, 0, 0, 0]],
  ['a classifier still on the way', propsWith(0.005, 0.05, 0), [0, 0, 0, 0]],
  ['small, as at a start, but predicted to grow', propsWith(0.005, 0.005, 1), [0, 0, 0, 0]],
  ['without a prediction', testProps({ ghost: null }), [0, 0, 0, 0]],
  ['without a frame', testProps({ frame: null }), [0, 0, 0, 0]],
])('tells what has vanished: %s', (_, props, expected) => {
  const out = new Uint8Array(4).fill(7)
  expect(writeVanished(props, out)).toBe(expected.reduce((sum, x) => sum + x, 0))
  expect([...out]).toEqual(expected)
})
