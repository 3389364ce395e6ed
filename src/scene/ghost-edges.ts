import { Vector3 } from 'three'
import type { PerspectiveCamera } from 'three'

const start = new Vector3()
const end = new Vector3()
const along = new Vector3()
const sight = new Vector3()

/**
 * Writes the edge from points[3i …] to points[3j …] as six numbers at ends[6·at], cut back at both ends so that on the
 * screen it meets, and does not enter, circles of `radius` about its ends; an edge with nothing between has no length.
 */
export function writeGhostEdge(
  points: Float32Array,
  i: number,
  j: number,
  radius: number,
  camera: PerspectiveCamera,
  ends: Float32Array,
  at: number,
): void {
  start.fromArray(points, 3 * i)
  end.fromArray(points, 3 * j)
  along.copy(end).sub(start)
  const first = hiddenShare(start, radius, camera)
  const last = hiddenShare(end, radius, camera)
  const shown = first + last < 1 ? 1 : 0
  start.addScaledVector(along, first * shown)
  end.copy(start).addScaledVector(along, (1 - first - last) * shown)
  start.toArray(ends, 6 * at)
  end.toArray(ends, 6 * at + 3)
}

/** Share of `along` that a circle about `point`, facing the camera, covers. */
function hiddenShare(point: Vector3, radius: number, camera: PerspectiveCamera): number {
  const across = sight.copy(point).sub(camera.position).normalize().cross(along).length()
  return across > radius ? radius / across : 1
}
