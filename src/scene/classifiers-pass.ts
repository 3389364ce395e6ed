import { ConeGeometry, CylinderGeometry, Group } from 'three'
import { arrowMatrices } from './arrow-matrices.ts'
import { createInstancedMarks } from './instanced-marks.ts'
import type { Pass } from './pass.ts'

/** The classifiers of K classes: arrows from the origin, a shaft and a head each. */
export function createClassifiersPass(K: number): Pass {
  const sides = K > 24 ? 8 : 24
  // A cylinder and a cone of radius 1 and length 1 along y, standing on the origin.
  const shafts = createInstancedMarks(new CylinderGeometry(1, 1, 1, sides, 1, true).translate(0, 0.5, 0), K, true)
  const heads = createInstancedMarks(new ConeGeometry(1, 1, sides).translate(0, 0.5, 0), K, true)
  const object = new Group()
  object.add(shafts.mesh, heads.mesh, shafts.moat, heads.moat)
  return {
    object,
    update(content) {
      object.visible = content.props.frame !== null
      if (!object.visible) return
      const { points } = content.classifiers
      for (let k = 0; k < K; k++) {
        const at = 3 * k
        arrowMatrices(points[at], points[at + 1], points[at + 2], content.sizes, k, shafts.matrices, heads.matrices)
      }
      shafts.show(content, content.classifiers)
      heads.show(content, content.classifiers)
    },
    look(viewpoint) {
      for (const marks of [shafts, heads]) marks.look(viewpoint)
    },
    dispose() {
      shafts.dispose()
      heads.dispose()
    },
  }
}
