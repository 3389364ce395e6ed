import { Group, OctahedronGeometry, SphereGeometry } from 'three'
import type { Content } from './content.ts'
import { createInstancedMarks } from './instanced-marks.ts'
import { createMinorityRings } from './minority-rings.ts'
import type { Pass } from './pass.ts'

/** An octahedron looks as large as a sphere when its corners stand out by this much. */
const octahedronScale = 1.32

/** The class means of K classes: a sphere, or for a minority an octahedron in a ring, where `means` lie. */
export function createMeansPass(K: number): Pass {
  const spheres = createInstancedMarks(new SphereGeometry(1, K > 24 ? 18 : 40, K > 24 ? 12 : 28), K, false)
  const octahedra = createInstancedMarks(new OctahedronGeometry(octahedronScale), K, false)
  const rings = createMinorityRings(K)
  const object = new Group()
  object.add(spheres.mesh, octahedra.mesh, rings.mesh, spheres.moat, octahedra.moat)
  let shown: Content | null = null
  return {
    object,
    update(content) {
      object.visible = content.props.frame !== null
      shown = object.visible ? content : null
      if (shown === null) return
      for (let k = 0; k < K; k++) {
        const isMinority = content.props.minority[k]
        placeMark(spheres.matrices, k, content, isMinority ? 0 : content.sizes.mean)
        placeMark(octahedra.matrices, k, content, isMinority ? content.sizes.mean : 0)
      }
      for (const marks of [spheres, octahedra, rings]) marks.show(content, content.means)
    },
    look(viewpoint) {
      if (shown !== null) rings.face(shown, viewpoint)
      for (const marks of [spheres, octahedra]) marks.look(viewpoint)
    },
    dispose() {
      for (const marks of [spheres, octahedra, rings]) marks.dispose()
    },
  }
}

/** Writes the transform of class k's mark: its mean's place, and one scale in all directions; 0 hides it. */
function placeMark(matrices: Float32Array, k: number, { means }: Content, scale: number): void {
  const at = 16 * k
  matrices[at] = matrices[at + 5] = matrices[at + 10] = scale
  matrices[at + 15] = 1
  for (let c = 0; c < 3; c++) matrices[at + 12 + c] = means.points[3 * k + c]
}
