import { Sprite, SpriteMaterial, Vector3 } from 'three'
import type { Content } from './content.ts'
import { labelSize } from './framing.ts'
import { jointName } from './joint-name.ts'
import { createLabelTextures } from './label-textures.ts'
import type { Pass } from './pass.ts'
import { pixelSize } from './viewpoint.ts'

/** Distance of the label from the origin, in radii of a mean's mark: beyond the struck circle and the ring of a minority. */
const gap = 2.2

/** What has vanished is at the origin and says so, for any number of classes, in CSS pixels from the canvas' middle. */
export interface VanishedPass extends Pass {
  /** Draws the text anew, for fonts that have arrived. */
  forget(): void
}

export function createVanishedPass(K: number): VanishedPass {
  const object = new Sprite(new SpriteMaterial({ depthTest: false, fog: false }))
  const textures = createLabelTextures()
  const leader = new Int32Array(K)
  const origin = new Vector3()
  let content: Content | null = null
  return {
    object,
    update(next) {
      content = next
      const first = next.vanished.indexOf(1)
      object.visible = first >= 0
      for (let k = 0; k < K; k++) leader[k] = next.vanished[k] === 1 ? first : -1
    },
    look(viewpoint) {
      if (content === null || !object.visible) return
      const { camera, width, height, pixelRatio, room } = viewpoint
      const size = labelSize(room)
      const name = `${jointName(content.props.labels, leader, leader.find((first) => first >= 0) ?? 0)} vanished`
      const drawn = textures.of(name, size, pixelRatio, content.palette)
      object.material.map = drawn.texture
      object.scale.set(drawn.width, drawn.height, 1)
      const radius = (gap * content.sizes.mean) / (camera.position.length() * pixelSize(viewpoint))
      origin.set(0, 0, 0).project(camera)
      const middle = (origin.y * height) / 2 - radius - drawn.height / 2
      // On whole device pixels, so that the type stays crisp.
      const left = Math.round(((origin.x * width) / 2 - drawn.width / 2) * pixelRatio) / pixelRatio
      const bottom = Math.round((middle - drawn.height / 2) * pixelRatio) / pixelRatio
      object.position.set(left + drawn.width / 2, bottom + drawn.height / 2, 0)
    },
    forget: textures.clear,
    dispose() {
      textures.clear()
      object.material.dispose()
      object.geometry.dispose()
    },
  }
}
