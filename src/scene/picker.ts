import { Vector3 } from 'three'
import type { Content } from './content.ts'
import type { Mark, Place } from './props.ts'
import { pixelSize, type Viewpoint } from './viewpoint.ts'

/** A finger covers this many CSS pixels about a mark at least. */
const reachable = 14

/** Finds marks on the canvas, and tells what a move on the canvas means in the model's space. */
export interface Picker {
  /** The mark at a place on the canvas in CSS pixels, the nearest to the eye of several; null where there is none. */
  at(x: number, y: number): Mark | null
  /** Where a mark is drawn; null where none is. */
  placeOf(mark: Mark): Place | null
  /** The displacement, in model units and of length d, that a move by (dx, dy) CSS pixels means, parallel to the screen at the mark's depth. */
  displacement(mark: Mark, dx: number, dy: number): Float64Array | null
}

/** A picker for what `content` says is drawn from `viewpoint`. */
export function createPicker(viewpoint: Viewpoint, content: () => Content | null): Picker {
  const point = new Vector3()
  const right = new Vector3()
  const up = new Vector3()
  const away = new Vector3()

  function locate({ kind, index }: Mark): (Place & { readonly depth: number }) | null {
    const shown = content()
    if (shown === null || shown.props.frame === null || index >= shown.K) return null
    const { points } = kind === 'mean' ? shown.means : shown.classifiers
    // The camera looks along −z of its own space.
    point.fromArray(points, 3 * index).applyMatrix4(viewpoint.camera.matrixWorldInverse)
    const depth = -point.z
    point.applyMatrix4(viewpoint.camera.projectionMatrix)
    const size = kind === 'mean' ? shown.sizes.mean : shown.sizes.headLength / 2
    return {
      x: ((1 + point.x) * viewpoint.width) / 2,
      y: ((1 - point.y) * viewpoint.height) / 2,
      radius: size / (depth * pixelSize(viewpoint)),
      depth,
    }
  }

  return {
    placeOf: locate,
    at(x, y) {
      const shown = content()
      if (shown === null) return null
      let best: Mark | null = null
      let nearest = Infinity
      for (const kind of ['mean', 'classifier'] as const) {
        const { leader } = kind === 'mean' ? shown.means : shown.classifiers
        for (let index = 0; index < shown.K; index++) {
          if (leader[index] !== index) continue
          const place = locate({ kind, index })
          if (place === null || Math.hypot(x - place.x, y - place.y) > Math.max(reachable, place.radius)) continue
          // An arrow ends at its mean's surface: what lies under the pointer's very middle comes first.
          const rank = place.depth + Math.hypot(x - place.x, y - place.y) / Math.max(reachable, place.radius)
          if (rank >= nearest) continue
          nearest = rank
          best = { kind, index }
        }
      }
      return best
    },
    displacement(mark, dx, dy) {
      const shown = content()
      const place = locate(mark)
      if (shown === null || place === null) return null
      const { basis, meanUnit, classifierUnit } = shown.props
      const unit = mark.kind === 'mean' ? meanUnit : classifierUnit / shown.sizes.reach
      const span = place.depth * pixelSize(viewpoint) * unit
      viewpoint.camera.matrixWorld.extractBasis(right, up, away)
      const step = right.multiplyScalar(dx * span).addScaledVector(up, -dy * span).toArray()
      const d = basis.cols
      return Float64Array.from({ length: d }, (_, i) => step.reduce((sum, x, axis) => sum + x * basis.data[axis * d + i], 0))
    },
  }
}
