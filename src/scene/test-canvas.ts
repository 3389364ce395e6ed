import { converter } from 'culori'
import { PerspectiveCamera, Vector3 } from 'three'
import { fieldOfView, framingDistance } from './framing.ts'
import type { CameraView, Scene } from './props.ts'
import { createScene } from './scene.ts'

const oklab = converter('oklab')

/** Size of the tests' canvas in CSS pixels; a device pixel is as large. */
export const canvasSize = { width: 480, height: 320 }

/** A scene on a canvas in the page. */
export interface TestCanvas {
  readonly canvas: HTMLCanvasElement
  readonly scene: Scene
  /** The context that draws, for looking over its shoulder. */
  readonly context: WebGL2RenderingContext
  /** OKLab of the pixel at x, y in CSS pixels from the left upper corner, right after a drawing. */
  pixel(x: number, y: number): { l: number; a: number; b: number }
  close(): void
}

export function openCanvas(): TestCanvas {
  const canvas = document.createElement('canvas')
  document.body.append(canvas)
  // The controls capture the pointer, which a synthetic event does not own.
  canvas.setPointerCapture = () => {}
  canvas.releasePointerCapture = () => {}
  const scene = createScene(canvas)
  scene.resize(canvasSize.width, canvasSize.height, 1)
  const context = canvas.getContext('webgl2')
  if (context === null) throw new Error('no WebGL2')
  return {
    canvas,
    scene,
    context,
    pixel(x, y) {
      const bytes = new Uint8Array(4)
      const row = canvasSize.height - 1 - Math.floor(y)
      context.readPixels(Math.floor(x), row, 1, 1, context.RGBA, context.UNSIGNED_BYTE, bytes)
      const [r, g, b] = Array.from(bytes, (byte) => byte / 255)
      return oklab({ mode: 'rgb', r, g, b })
    },
    close() {
      scene.destroy()
      canvas.remove()
    },
  }
}

/** Where a point is drawn, in CSS pixels from the left upper corner, worked out apart from the scene. */
export function drawnAt(
  point: readonly number[],
  view: CameraView,
  within = { x: 0, y: 0, ...canvasSize },
): [number, number] {
  const { width, height } = canvasSize
  const camera = new PerspectiveCamera(fieldOfView, width / height, 0.1, 100)
  const [turn, raised] = [view.azimuth, view.elevation].map((angle) => (angle * Math.PI) / 180)
  camera.position.setFromSphericalCoords(framingDistance(within, height) / view.zoom, Math.PI / 2 - raised, turn)
  camera.lookAt(0, 0, 0)
  camera.updateMatrixWorld()
  const { x, y } = new Vector3(...point).project(camera)
  const middle = [within.x + within.width / 2, within.y + within.height / 2]
  return [middle[0] + (x * width) / 2, middle[1] - (y * height) / 2]
}

/** Angle between two hues, in degrees. */
export function apart(a: number, b: number): number {
  return Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180)
}
