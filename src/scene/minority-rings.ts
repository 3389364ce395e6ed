import { Matrix4, Quaternion, TorusGeometry, Vector3 } from 'three'
import type { Content } from './content.ts'
import { createInstancedMarks } from './instanced-marks.ts'
import type { InstancedMarks } from './instanced-marks.ts'
import type { Viewpoint } from './viewpoint.ts'

/** Radius of a ring and of the band it is made of, in radii of a mean's sphere. */
const shape = { radius: 1.85, band: 0.1 }

/** The rings' axis as the viewer sees it (right, up, towards): tilted, so that a ring is an ellipse from everywhere. */
const seenAxis = new Vector3(0.24, 0.86, 0.45).normalize()

/** A ring about each minority mean, like Saturn's, that keeps its tilt towards the viewer. */
export interface MinorityRings extends InstancedMarks {
  /** Turns the rings of this content to the viewer. */
  face(content: Content, viewpoint: Viewpoint): void
}

/** Rings for K classes. */
export function createMinorityRings(K: number): MinorityRings {
  const marks = createInstancedMarks(new TorusGeometry(shape.radius, shape.band, 10, 56), K, false)
  const tilt = new Quaternion().setFromUnitVectors(new Vector3(0, 0, 1), seenAxis)
  const turn = new Quaternion()
  const place = new Vector3()
  const scale = new Vector3()
  const matrix = new Matrix4()
  return {
    ...marks,
    face({ props, means, sizes }, { camera }) {
      turn.copy(camera.quaternion).multiply(tilt)
      for (let k = 0; k < K; k++) {
        place.fromArray(means.points, 3 * k)
        scale.setScalar(props.minority[k] ? sizes.mean : 0)
        matrix.compose(place, turn, scale).toArray(marks.matrices, 16 * k)
      }
      marks.mesh.instanceMatrix.needsUpdate = true
    },
  }
}
