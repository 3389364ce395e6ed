import { Vector3 } from 'three'
import type { PerspectiveCamera } from 'three'
import type { MarkSizes } from './mark-sizes.ts'

/** Sides of one hollow arrowhead. */
export const headSides = 3

/** A hollow head is this much larger than a solid one, so that it frames the arrow that arrives. */
const frameScale = 1.4

const axis = new Vector3()
const foot = new Vector3()
const side = new Vector3()
const tip = new Vector3()
const left = new Vector3()
const right = new Vector3()

/**
 * Writes the outlined head of an arrow from the origin to points[3k …], turned to face the camera, as three segments
 * of six numbers each from ends[18·at]. The middle of the triangle is that of the solid arrow's head.
 */
export function writeGhostArrow(
  points: Float32Array,
  k: number,
  sizes: MarkSizes,
  camera: PerspectiveCamera,
  ends: Float32Array,
  at: number,
): void {
  tip.fromArray(points, 3 * k)
  const length = tip.length()
  axis.copy(tip).divideScalar(length > 0 ? length : 1)
  const solid = Math.min(sizes.headLength, length)
  const head = solid * frameScale
  tip.addScaledVector(axis, (2 / 3) * (head - solid))
  foot.copy(tip).addScaledVector(axis, -head)
  side.copy(camera.position).sub(foot).cross(axis).normalize()
  side.multiplyScalar((sizes.headRadius * head) / sizes.headLength)
  left.copy(foot).add(side)
  right.copy(foot).sub(side)
  writeSide(left, tip, ends, headSides * at)
  writeSide(right, tip, ends, headSides * at + 1)
  writeSide(left, right, ends, headSides * at + 2)
}

function writeSide(from: Vector3, to: Vector3, ends: Float32Array, segment: number): void {
  from.toArray(ends, 6 * segment)
  to.toArray(ends, 6 * segment + 3)
}
