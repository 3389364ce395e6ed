import { PerspectiveCamera, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { projectorScale } from '../theme/type-scale.ts'
import { fieldOfView, framingDistance, labelSize } from './framing.ts'
import { markSizes } from './mark-sizes.ts'

describe('labelSize', () => {
  const sizeAt = (width: number, height: number, weight: number) => labelSize({ x: 0, y: 0, width, height }, weight) / height

  it('is as large a part of a picture twice as wide and high, whose lines are twice as heavy', () => {
    for (const height of [150, 600]) {
      // Whole pixels.
      expect(Math.abs(sizeAt(3000, 2 * height, 2 * projectorScale) - sizeAt(1500, height, projectorScale))).toBeLessThan(1 / height)
    }
  })

  it('is larger on a projector', () => {
    expect(sizeAt(1500, 600, projectorScale)).toBeGreaterThan(1.2 * sizeAt(1500, 600, 1))
  })
})

describe.each([
  [1280, 720],
  [920, 720],
  [1920, 1080],
  [390, 420],
  [360, 640],
  [740, 300],
])('on a canvas of %i × %i', (width, height) => {
  const room = { x: 0, y: 0, width, height }
  const camera = new PerspectiveCamera(fieldOfView, width / height, 0.1, 100)
  camera.position.set(0, 0, framingDistance(room, height))
  camera.updateMatrixWorld()
  camera.updateProjectionMatrix()

  it('keeps every unit vector, its mark and its label in view', () => {
    const size = labelSize(room)
    let least = Infinity
    for (let turn = 0; turn < 2 * Math.PI; turn += 0.1) {
      for (let depth = -0.9; depth <= 0.9; depth += 0.1) {
        const across = Math.sqrt(1 - depth * depth)
        const p = new Vector3(across * Math.cos(turn), across * Math.sin(turn), depth).project(camera)
        least = Math.min(least, ((1 - Math.abs(p.x)) * width) / 2, ((1 - Math.abs(p.y)) * height) / 2)
      }
    }
    const markPixels = (markSizes(4).mean * height) / 2 / Math.tan((fieldOfView * Math.PI) / 360) / camera.position.z
    // A label lies an eighth of a turn off the direction of its mark: 0.71 of its gap and half its height stick out.
    expect(least).toBeGreaterThan(markPixels)
    expect(least).toBeGreaterThan(Math.SQRT1_2 * (1.4 * markPixels + 0.7 * size) + 0.5 * size)
  })

  it('does not waste it', () => {
    const edge = new Vector3(1, 0, 0).project(camera)
    const reach = edge.x * width / Math.min(width, height)
    expect(reach).toBeGreaterThan(0.7)
  })
})
