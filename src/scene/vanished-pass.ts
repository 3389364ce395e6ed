import { Sprite, SpriteMaterial, Vector3 } from 'three'
import type { Content } from './content.ts'
import { labelSize } from './framing.ts'
import { jointName } from './joint-name.ts'
import type { Box } from './label-layout.ts'
import { createLabelTextures } from './label-textures.ts'
import type { Pass } from './pass.ts'
import { pixelSize } from './viewpoint.ts'

/** Distance of the label from the origin, in radii of a mean's mark: beyond the struck circle and the ring of a minority. */
const gap = 2.2

/** The same, in scene units, below a picture that is smaller than the words. */
const below = 0.8

/** What has vanished is at the origin and says so, there or below a small picture, for any number of classes, in CSS pixels from the canvas' middle. */
export interface VanishedPass extends Pass {
  /** Where it stands, in CSS pixels from the origin; null where nothing has vanished. */
  box(): Box | null
  /** Draws the text anew, for fonts that have arrived. */
  forget(): void
}

export function createVanishedPass(K: number): VanishedPass {
  const object = new Sprite(new SpriteMaterial({ depthTest: false, fog: false }))
  const textures = createLabelTextures()
  const leader = new Int32Array(K)
  const origin = new Vector3()
  let content: Content | null = null
  const box = { x: 0, y: 0, width: 0, height: 0 }
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
      const size = labelSize(room, content.props.weight)
      const name = `${jointName(content.props.labels, leader, leader.find((first) => first >= 0) ?? 0)} vanished`
      const drawn = textures.of(name, size, pixelRatio, content.palette)
      object.material.map = drawn.texture
      object.scale.set(drawn.width, drawn.height, 1)
      const unit = 1 / (camera.position.length() * pixelSize(viewpoint))
      // In a picture so small that the words would hide it they stand below.
      const radius = unit * (drawn.width > unit ? below : gap * content.sizes.mean)
      origin.set(0, 0, 0).project(camera)
      const middle = (origin.y * height) / 2 - radius - drawn.height / 2
      // On whole device pixels, so that the type stays crisp.
      const left = Math.round(((origin.x * width) / 2 - drawn.width / 2) * pixelRatio) / pixelRatio
      const bottom = Math.round((middle - drawn.height / 2) * pixelRatio) / pixelRatio
      Object.assign(box, { y: -radius - drawn.height / 2, width: drawn.width, height: drawn.height })
      object.position.set(left + drawn.width / 2, bottom + drawn.height / 2, 0)
    },
    box: () => (object.visible ? box : null),
    forget: textures.clear,
    dispose() {
      textures.clear()
      object.material.dispose()
      object.geometry.dispose()
    },
  }
}
