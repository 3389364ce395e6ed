import { Color } from 'three'
import type { Content } from './content.ts'
import type { Pass } from './pass.ts'
import { createRings } from './rings.ts'

/** How far the ring about a touched mark stands off, in radii of a mean's mark. */
const standoff = { mean: 1.55, classifier: 0.95 }

/** A ring in the accent about the mark that the reader touches. */
export function createTouchPass(): Pass {
  const rings = createRings(1, 3, 1)
  const colour = new Color()
  // Over everything: what is touched is never hidden.
  rings.mesh.material.depthTest = false
  rings.mesh.renderOrder = 10
  return {
    object: rings.mesh,
    update({ props, means, classifiers, sizes, palette, K }: Content) {
      const mark = props.touched ?? null
      if (mark === null || props.frame === null || mark.index >= K) return rings.show(0)
      rings.setWeight(props.weight ?? 1)
      const { points } = mark.kind === 'mean' ? means : classifiers
      rings.write(0, points, 3 * mark.index, standoff[mark.kind] * sizes.mean, colour.set(palette.accent), false)
      rings.show(1)
    },
    look: rings.look,
    dispose: rings.dispose,
  }
}
