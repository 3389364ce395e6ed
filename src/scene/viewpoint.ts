import type { PerspectiveCamera } from 'three'
import type { Room } from './props.ts'

/** From where, and on to what, a drawing is made. */
export interface Viewpoint {
  readonly camera: PerspectiveCamera
  /** Size of the canvas in CSS pixels. */
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
  /** Where on the canvas the picture is framed. */
  readonly room: Room
}

/** Length, in scene units at distance 1 from the camera, that one CSS pixel spans. */
export function pixelSize({ camera, height }: Viewpoint): number {
  return (2 * Math.tan((camera.fov * Math.PI) / 360)) / Math.max(1, height)
}
