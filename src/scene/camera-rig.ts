import { PerspectiveCamera } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { defaultView, fieldOfView, framingDistance, zoomRange } from './framing.ts'
import type { CameraView, Room } from './props.ts'

const degrees = 180 / Math.PI
const highest = 89

/** The camera and the gestures that move it around the origin. */
export interface CameraRig {
  readonly camera: PerspectiveCamera
  /** Frames the content within a room of a canvas of this size. */
  resize(width: number, height: number, room: Room): void
  view(): CameraView
  setView(view: CameraView | null): void
  /** Whether the camera goes on a little after the finger has left. */
  setDamping(on: boolean): void
  /** Lets a faded gesture move the camera on; to be called before every drawing. */
  settle(): void
  dispose(): void
}

/** A rig for gestures on `element`; `onMove` hears of every move they cause, and of the rest that follows. */
export function createCameraRig(element: HTMLElement, onMove: (atRest: boolean) => void): CameraRig {
  const camera = new PerspectiveCamera(fieldOfView, 1, 0.1, 100)
  const controls = new OrbitControls(camera, element)
  Object.assign(controls, { enablePan: false, rotateSpeed: 0.85, zoomSpeed: 0.9, dampingFactor: 0.12 })
  controls.minPolarAngle = (90 - highest) / degrees
  controls.maxPolarAngle = (90 + highest) / degrees
  let distance = framingDistance({ x: 0, y: 0, width: 1, height: 1 }, 1)
  let held = false
  let moving = false
  let silent = false

  function quietly(change: () => void): void {
    silent = true
    change()
    silent = false
  }
  function rest(): void {
    moving = false
    onMove(true)
  }
  controls.addEventListener('change', () => {
    if (silent) return
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
      const view = rig.view()
      distance = framingDistance(room, height)
      controls.minDistance = distance / zoomRange.most
      controls.maxDistance = distance / zoomRange.least
      camera.aspect = width / Math.max(1, height)
      // The picture's middle moves from the canvas' to the room's; this also updates the projection.
      const right = room.x + room.width / 2 - width / 2
      const down = room.y + room.height / 2 - height / 2
      camera.setViewOffset(width, height, -right, -down, width, height)
      rig.setView(view)
    },
    view: () => ({
      azimuth: controls.getAzimuthalAngle() * degrees,
      elevation: 90 - controls.getPolarAngle() * degrees,
      zoom: distance / controls.getDistance(),
    }),
    setView(view) {
      const { azimuth, elevation, zoom } = view ?? defaultView
      const away = distance / Math.min(zoomRange.most, Math.max(zoomRange.least, zoom))
      const height = Math.min(highest, Math.max(-highest, elevation)) / degrees
      const turn = azimuth / degrees
      camera.position.set(Math.sin(turn) * Math.cos(height), Math.sin(height), Math.cos(turn) * Math.cos(height))
      camera.position.multiplyScalar(away)
      quietly(() => controls.update())
    },
    setDamping(on) {
      controls.enableDamping = on
    },
    settle() {
      if (!controls.update() && moving && !held) rest()
    },
    dispose: () => controls.dispose(),
  }
  rig.setView(null)
  return rig
}
