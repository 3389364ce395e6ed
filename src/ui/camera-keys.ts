import type { CameraView } from '../scene/props.ts'

/** Degrees of one key press, and the factor of one step of zoom. */
const TURN = 10
const ZOOM = 1.2
const HIGHEST = 80

const moves: Readonly<Record<string, (view: CameraView) => CameraView>> = {
  ArrowLeft: (view) => ({ ...view, azimuth: wrapped(view.azimuth - TURN) }),
  ArrowRight: (view) => ({ ...view, azimuth: wrapped(view.azimuth + TURN) }),
  ArrowUp: (view) => ({ ...view, elevation: Math.min(HIGHEST, view.elevation + TURN) }),
  ArrowDown: (view) => ({ ...view, elevation: Math.max(-HIGHEST, view.elevation - TURN) }),
  '+': (view) => ({ ...view, zoom: Math.min(4, view.zoom * ZOOM) }),
  '=': (view) => ({ ...view, zoom: Math.min(4, view.zoom * ZOOM) }),
  '-': (view) => ({ ...view, zoom: Math.max(0.5, view.zoom / ZOOM) }),
}

/** Where a key moves the camera: the arrows turn it, + and − zoom; null for every other key. */
export function movedByKey(key: string, view: CameraView): CameraView | null {
  return Object.hasOwn(moves, key) ? moves[key](view) : null
}

/** The angle in (−180, 180]. */
function wrapped(angle: number): number {
  return angle > 180 ? angle - 360 : angle <= -180 ? angle + 360 : angle
}
