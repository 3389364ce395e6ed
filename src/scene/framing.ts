import { projectorScale } from '../theme/type-scale.ts'
import type { CameraView, Room } from './props.ts'

/** Vertical opening of the camera in degrees: narrow, so that a tetrahedron's proportions stay true. */
export const fieldOfView = 26

/** Turned and raised so that no edge of an upright tetrahedron hides another. */
export const defaultView: CameraView = { azimuth: 20, elevation: 18, zoom: 1 }

/** How far a reader may zoom out and in. */
export const zoomRange = { least: 0.5, most: 4 }

/** Radius of what must stay in view at zoom 1: unit vectors and the marks on them, in scene units. */
export const contentRadius = 1.15

/**
 * Size of a class label in CSS pixels for a picture framed in this room, larger on a projector: readable from a
 * lecture hall's last row. It grows with the room as far as type has grown with the window.
 */
export function labelSize({ width, height }: Room, weight = 1): number {
  const [least, most] = [16 * Math.max(1, weight / projectorScale), Math.max(34, 28 * weight)]
  return Math.round(Math.min(most, Math.max(least, (Math.min(weight, projectorScale) * Math.min(width, height)) / 27)))
}

/**
 * Distance of the camera from the origin, in scene units, at which the content and a label's height around it fit the
 * smaller side of a room (CSS pixels) on a canvas `height` CSS pixels high.
 */
export function framingDistance(room: Room, height: number): number {
  const smaller = Math.max(1, Math.min(room.width, room.height))
  const share = Math.max(0.3, 1 - (2.2 * labelSize(room)) / smaller)
  const tangent = Math.tan((fieldOfView * Math.PI) / 360) * (smaller / Math.max(1, height)) * share
  return contentRadius / Math.sin(Math.atan(tangent))
}
