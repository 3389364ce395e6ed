import { PerspectiveCamera, Vector3 } from 'three'
import { expect, it } from 'vitest'
import { writeGhostEdge } from './ghost-edges.ts'

const camera = new PerspectiveCamera(26, 1, 0.1, 100)
camera.position.set(0, 0, 6)
camera.updateMatrixWorld()
const ends = new Float32Array(6)

it.each([
  ['across', [-0.8, 0.1, 0, 0.7, 0.2, 0]],
  ['slanting away', [-0.3, 0, 0.8, 0.4, 0.3, -0.7]],
])('an edge %s ends on the circles about its vertices', (_, points) => {
  writeGhostEdge(Float32Array.from(points), 0, 1, 0.12, camera, ends, 0)
  for (const at of [0, 3]) {
    const vertex = new Vector3().fromArray(points, at)
    const distance = vertex.distanceTo(camera.position)
    const shown = new Vector3().fromArray(ends, at).sub(camera.position)
    const toVertex = vertex.clone().sub(camera.position)
    const apart = Math.tan(shown.angleTo(toVertex)) * distance
    // Exact to first order in 0.12 / 5, the circle's size against its distance: within 5 %.
    expect(Math.abs(apart - 0.12)).toBeLessThan(0.006)
  }
})

it('an edge seen end on is not drawn', () => {
  writeGhostEdge(Float32Array.from([0, 0.01, 1, 0.01, 0, -1]), 0, 1, 0.12, camera, ends, 0)
  expect(ends.subarray(0, 3)).toEqual(ends.subarray(3, 6))
})
