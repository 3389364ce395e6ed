import type { Content } from './content.ts'
import { projectRows } from './project-rows.ts'
import type { SceneTrail } from './props.ts'

/** Where the ways of one kind of vector were, in scene units, projected anew only when they or the view changed. */
export interface TrailPoints {
  /** M·K triples, as the rows of the trail. */
  readonly points: Float32Array
  /** Follows the content. */
  update(trail: SceneTrail, content: Content): void
}

export function createTrailPoints(kind: 'means' | 'classifiers'): TrailPoints {
  let key: readonly unknown[] = []
  const held = {
    points: new Float32Array(0),
    update({ past }: SceneTrail, { props, sizes }: Content) {
      const unit = kind === 'means' ? props.meanUnit : props.classifierUnit / sizes.reach
      const now = [past, props.basis, unit]
      if (now.every((part, i) => part === key[i])) return
      key = now
      const rows = past[kind]
      if (held.points.length < 3 * rows.rows) held.points = new Float32Array(3 * rows.rows)
      projectRows(rows, props.basis, unit, held.points)
    },
  }
  return held
}
