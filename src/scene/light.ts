import { DirectionalLight, Fog, Group, HemisphereLight } from 'three'
import type { PerspectiveCamera, Scene } from 'three'
import type { Palette } from '../theme/palette.ts'
import type { Content } from './content.ts'

/** Light that stays with the viewer, from above and the left, and air that takes what lies behind. */
export interface Light {
  update(content: Content): void
  look(): void
}

/**
 * Where the fading begins and where it would be complete, in scene units behind the nearest unit vector: the furthest
 * is 2 behind it and loses two fifths, which is seen at a glance and leaves its colour.
 */
const air = { begin: 0.6, end: 4.1 }

/** Lights the scene as seen by the camera. */
export function createLight(scene: Scene, camera: PerspectiveCamera): Light {
  const sky = new HemisphereLight('#ffffff')
  const lamp = new DirectionalLight()
  const carried = new Group()
  lamp.position.set(-2.2, 3, 3.4)
  carried.add(lamp, lamp.target, sky)
  camera.add(carried)
  const fog = new Fog(0xffffff, 1, 10)
  scene.add(camera)
  scene.fog = fog
  let shown: Palette | null = null
  return {
    update({ palette, props }) {
      if (shown === palette) return
      shown = palette
      const dark = props.appearance === 'dark'
      fog.color.set(palette.surface)
      sky.groundColor.set(dark ? '#5b6478' : '#b9b4c0')
      sky.intensity = dark ? 1.9 : 2.5
      lamp.intensity = dark ? 1.5 : 1.3
    },
    look() {
      const distance = camera.position.length()
      fog.near = distance - 1 + air.begin
      fog.far = distance - 1 + air.end
    },
  }
}
