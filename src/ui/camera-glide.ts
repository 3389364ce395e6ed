import type { CameraView, Scene } from '../scene/props.ts'
import type { Animation } from './animation.ts'

/** How long the camera takes from one step of a lesson to the next, in milliseconds. */
const GLIDE_MS = 700

/** Lets a camera go where it is wanted, smoothly or at once; whatever comes next ends it. */
export function createCameraGlide(scene: Scene, canvas: HTMLElement, animation: Animation, now: () => number) {
  let leave = () => {}
  const end = () => leave()
  canvas.addEventListener('pointerdown', end, { capture: true })
  canvas.addEventListener('wheel', end, { capture: true, passive: true })
  return {
    goTo(camera: CameraView | null, isSmooth: boolean): void {
      const from = scene.camera()
      end()
      // What stands for the default is known once the camera is there.
      scene.setCamera(camera)
      animation.request()
      if (!isSmooth) return
      const to = scene.camera()
      const begun = now()
      scene.setCamera(from)
      const stop = animation.onFrame(() => {
        const share = Math.min(1, (now() - begun) / GLIDE_MS)
        if (share === 1) end()
        else scene.setCamera(between(from, to, share * share * (3 - 2 * share)))
        animation.request()
      })
      leave = () => {
        leave = () => {}
        stop()
        scene.setCamera(camera)
      }
    },
    end() {
      end()
      canvas.removeEventListener('pointerdown', end, { capture: true })
      canvas.removeEventListener('wheel', end, { capture: true })
    },
  }
}

/** A camera on the way between two, turned the shorter way round. */
export function between(from: CameraView, to: CameraView, share: number): CameraView {
  const turn = ((((to.azimuth - from.azimuth + 180) % 360) + 360) % 360) - 180
  return {
    azimuth: from.azimuth + share * turn,
    elevation: from.elevation + share * (to.elevation - from.elevation),
    zoom: from.zoom * (to.zoom / from.zoom) ** share,
  }
}
