import { PerspectiveCamera } from 'three'
import type { Vector3 } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { defaultView, fieldOfView, framingDistance, zoomRange } from './framing.ts'
import type { CameraView, Room } from './props.ts'

const degrees = 180 / Math.PI
/** Nearer to the poles up would have no direction. */
const highest = 89
/** A move by less, in scene units, is rounding: a thousandth of a pixel or so. */
const rounding = 1e-6
/** A fading gesture that moves the camera by less in one drawing is over; what is left of it is a fifth of a pixel. */
const stillness = 1e-4

/** The camera and the gestures that move it around the origin. */
export interface CameraRig {
  readonly camera: PerspectiveCamera
  /** Frames the content within a room of a canvas of this size. */
  resize(width: number, height: number, room: Room): void
  view(): CameraView
  setView(view: CameraView | null): void
  /** Whether the camera goes on a little after the finger has left. */
  setDamping(on: boolean): void
  /** Lets a fading gesture move the camera on; to be called before every drawing. */
  settle(): void
  dispose(): void
}

/** A rig for gestures on `element`; `onMove` hears of every move they cause, and of the rest that follows. */
export function createCameraRig(element: HTMLElement, onMove: (atRest: boolean) => void): CameraRig {
  const camera = new PerspectiveCamera(fieldOfView, 1, 0.1, 100)
  const controls = new OrbitControls(camera, element)
  Object.assign(controls, { enablePan: false, rotateSpeed: 0.85, zoomSpeed: 0.9, dampingFactor: 0.12 })
  controls.cursorStyle = 'grab'
  controls.minPolarAngle = (90 - highest) / degrees
  controls.maxPolarAngle = (90 + highest) / degrees
  const last = camera.position.clone()
  let distance = framingDistance({ x: 0, y: 0, width: 1, height: 1 }, 1)
  let held = false
  let moving = false
  let silent = false

  function rest(): void {
    moving = false
    onMove(true)
  }
  /** Lets the controls do what is left of a gesture at once; without damping they keep nothing for later. */
  function finish(): void {
    const damping = controls.enableDamping
    controls.enableDamping = false
    controls.update()
    controls.enableDamping = damping
  }
  controls.addEventListener('change', () => {
    // At the end of the zoom range the controls report a change with every update, by the last bit of the distance.
    if (silent || last.distanceTo(camera.position) < rounding) return
    last.copy(camera.position)
    moving = true
    onMove(false)
  })
  controls.addEventListener('start', () => {
    held = true
  })
  controls.addEventListener('end', () => {
    held = false
    if (!moving) return
    // With damping the camera may still be going: the next drawing finds out.
    if (controls.enableDamping) onMove(false)
    else rest()
  })

  const rig: CameraRig = {
    camera,
    resize(width, height, room) {
      const before = distance
      distance = framingDistance(room, height)
      controls.minDistance = distance / zoomRange.most
      controls.maxDistance = distance / zoomRange.least
      camera.aspect = width / Math.max(1, height)
      // The picture's middle moves from the canvas' to the room's; this also updates the projection.
      const right = room.x + room.width / 2 - width / 2
      const down = room.y + room.height / 2 - height / 2
      camera.setViewOffset(width, height, -right, -down, width, height)
      last.copy(camera.position.multiplyScalar(distance / before))
    },
    view() {
      const { x, y, z } = camera.position
      const away = camera.position.length()
      return { azimuth: Math.atan2(x, z) * degrees, elevation: Math.asin(y / away) * degrees, zoom: distance / away }
    },
    setView(view) {
      silent = true
      finish()
      place(camera.position, view ?? defaultView, distance)
      controls.update()
      silent = false
      moving = held
      last.copy(camera.position)
    },
    setDamping(on) {
      controls.enableDamping = on
    },
    settle() {
      if (!moving) return
      silent = true
      last.copy(camera.position)
      controls.update()
      const isStill = last.distanceTo(camera.position) < stillness
      if (isStill && !held) finish()
      silent = false
      last.copy(camera.position)
      if (!isStill) onMove(false)
      else if (!held) rest()
    },
    dispose: () => controls.dispose(),
  }
  rig.setView(null)
  return rig
}

/** Writes where a camera with this view stands, which is `distance` away at zoom 1. */
function place(position: Vector3, { azimuth, elevation, zoom }: CameraView, distance: number): void {
  const height = clamp(elevation, -highest, highest) / degrees
  const turn = azimuth / degrees
  position.set(Math.sin(turn) * Math.cos(height), Math.sin(height), Math.cos(turn) * Math.cos(height))
  position.multiplyScalar(distance / clamp(zoom, zoomRange.least, zoomRange.most))
}

function clamp(x: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, x))
}
