import { InstancedBufferAttribute, InstancedMesh } from 'three'
import type { BufferGeometry, Object3D } from 'three'
import type { Content, DrawnVectors } from './content.ts'
import { moatMaterial } from './moat-material.ts'
import { sharedMaterial } from './shared-material.ts'
import { shares } from './shares.ts'
import { pixelSize } from './viewpoint.ts'
import type { Viewpoint } from './viewpoint.ts'

/** One solid mark for each class, in the colour of the class. */
export interface InstancedMarks {
  readonly mesh: InstancedMesh
  /** Hides a few pixels of what lies behind a mark, all around it, in the colour of the ground. */
  readonly moat: Object3D
  /** Column-major 4 × 4 transforms, one a class: write here, then call `show`. */
  readonly matrices: Float32Array
  /** Draws the marks as written; marks of one leader share one place. */
  show(content: Content, vectors: DrawnVectors): void
  look(viewpoint: Viewpoint): void
  dispose(): void
}

/** K marks of the given shape, which they own; `axial` as in `sharedMaterial`. */
export function createInstancedMarks(geometry: BufferGeometry, K: number, axial: boolean): InstancedMarks {
  const material = sharedMaterial(axial)
  const mesh = new InstancedMesh(geometry, material, K)
  const share = new InstancedBufferAttribute(new Float32Array(2 * K), 2)
  const colour = new InstancedBufferAttribute(new Float32Array(3 * K), 3)
  geometry.setAttribute('share', share)
  mesh.instanceColor = colour
  const around = moatMaterial(axial)
  const moat = new InstancedMesh(geometry, around, K)
  moat.instanceMatrix = mesh.instanceMatrix
  moat.frustumCulled = false
  // The instances move without the mesh knowing how far, and all are near the origin anyway.
  mesh.frustumCulled = false
  return {
    mesh,
    moat,
    matrices: mesh.instanceMatrix.array as Float32Array,
    show(content, vectors) {
      shares(vectors.leader, K, share.array as Float32Array)
      colour.set(content.colours)
      around.uniforms['ground'].value.set(content.palette.backdropCentre)
      mesh.instanceMatrix.needsUpdate = share.needsUpdate = colour.needsUpdate = true
    },
    look(viewpoint) {
      around.uniforms['pixel'].value = pixelSize(viewpoint)
    },
    dispose() {
      mesh.dispose()
      moat.dispose()
      around.dispose()
      geometry.dispose()
      material.dispose()
    },
  }
}
