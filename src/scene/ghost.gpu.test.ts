import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import { markSizes } from './mark-sizes.ts'
import type { SceneGhost } from './props.ts'
import { drawnAt, openCanvas } from './test-canvas.ts'
import type { TestCanvas } from './test-canvas.ts'
import { testProps } from './test-props.ts'

const front = { azimuth: 0, elevation: 0, zoom: 1.7 }

let shown: TestCanvas
beforeEach(() => {
  shown = openCanvas()
  shown.scene.setCamera(front)
})
afterEach(() => shown.close())

/** Draws two opposite means, right and left, and nothing but their ghost. */
function draw(kind: SceneGhost['kind']): void {
  const means = fromRows([
    [1, 0, 0],
    [-1, 0, 0],
  ])
  const ghost = { means, classifiers: matrix(2, 3), ...(kind && { kind }) }
  shown.scene.setProps(testProps({ frame: null, ghost, labels: ['', ''], minority: [false, false] }))
  shown.scene.render()
}

/** How often ink begins along a path of points. */
function strokes(path: readonly (readonly number[])[]): number {
  const paper = shown.pixel(...drawnAt([0, 0.5, 0], front)).l
  const inked = path.map((point) => shown.pixel(...drawnAt(point, front)).l < paper - 0.12)
  return inked.filter((ink, i) => ink && !inked[i - 1]).length
}

const steps = (count: number): number[] => Array.from({ length: count }, (_, i) => i / (count - 1))
const edge = steps(400).map((s) => [1.14 * s - 0.57, 0, 0])
const radius = 1.38 * markSizes(2).mean
// Away from the edge, over half of the circle.
const arc = steps(300).map((s) => [1 + radius * Math.cos(Math.PI * (s - 0.5)), radius * Math.sin(Math.PI * (s - 0.5)), 0])

it.each(['predicted', undefined] as const)('lines of theory are whole: %s', (kind) => {
  draw(kind)
  expect(strokes(edge)).toBe(1)
  expect(strokes(arc)).toBe(1)
})

it('what is only the best found is dashed, and whole again once it is predicted', () => {
  draw('bestFound')
  // A dash of 0.044 and a gap take 0.077, with a dash in the middle: seven more at each side within 0.57.
  expect(strokes(edge)).toBe(15)
  // Ten around a circle.
  expect(Math.abs(strokes(arc) - 5)).toBeLessThanOrEqual(1)
  draw('predicted')
  expect(strokes(edge)).toBe(1)
})
