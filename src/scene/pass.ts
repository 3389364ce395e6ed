import type { Object3D } from 'three'
import type { Content } from './content.ts'
import type { Viewpoint } from './viewpoint.ts'

/** One kind of mark: the objects it adds to the picture and how they follow what is shown. */
export interface Pass {
  readonly object: Object3D
  /** Takes new content; called only when the content changed. */
  update(content: Content): void
  /** Follows the camera; called before every drawing, after `update`. */
  look?(viewpoint: Viewpoint): void
  /** Frees everything held on the GPU. */
  dispose(): void
}
