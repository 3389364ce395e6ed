import { Color } from 'three'
import type { Matrix } from '../math/matrix.ts'
import type { Palette } from '../theme/palette.ts'
import { classColour } from '../theme/class-colours.ts'
import { palettes } from '../theme/palette.ts'
import { coincidences } from './coincidences.ts'
import { markSizes } from './mark-sizes.ts'
import type { MarkSizes } from './mark-sizes.ts'
import { projectRows } from './project-rows.ts'
import type { SceneProps } from './props.ts'
import { writeVanished } from './vanished.ts'

/** Marks closer than this, in scene units, are drawn as one mark in several colours: a fifth of a pixel or so. */
export const mergeDistance = 0.004

/** K vectors as they are drawn. */
export interface DrawnVectors {
  /** Where they end, in scene units: K triples. */
  readonly points: Float32Array
  /** For each the first vector that ends at the same place. */
  readonly leader: Int32Array
}

/** What the passes draw from: the props, projected into scene units, in buffers kept while K stays the same. */
export interface Content {
  readonly props: SceneProps
  readonly K: number
  readonly sizes: MarkSizes
  readonly palette: Palette
  /** Linear RGB of the classes: K triples. */
  readonly colours: Float32Array
  /** Meaningful where `props.frame` is not null. */
  readonly means: DrawnVectors
  readonly classifiers: DrawnVectors
  /** 1 for each class that has vanished, as predicted; length K. */
  readonly vanished: Uint8Array
  /** Meaningful where `props.ghost` is not null. */
  readonly ghostMeans: DrawnVectors
  readonly ghostClassifiers: DrawnVectors
}

/** The content of new props, in the buffers of the last content where they fit. Throws RangeError on wrong shapes. */
export function contentOf(props: SceneProps, last: Content | null): Content {
  const K = props.labels.length
  const kept = last !== null && last.K === K ? last : emptyContent(props, K)
  const ghostStands = kept === last && sameGhost(kept.props, props)
  const recoloured = kept !== last || kept.props.appearance !== props.appearance
  if (recoloured) writeColours(kept.colours, K, props.appearance)
  const content = Object.assign(kept, { props, palette: palettes[props.appearance] })
  const { frame, ghost } = props
  const classifierUnit = props.classifierUnit / content.sizes.reach
  if (frame !== null) {
    draw(frame.means, content, props.meanUnit, content.means)
    draw(frame.classifiers, content, classifierUnit, content.classifiers)
  }
  if (ghost !== null && !ghostStands) {
    draw(ghost.means, content, props.meanUnit, content.ghostMeans)
    draw(ghost.classifiers, content, classifierUnit, content.ghostClassifiers)
  }
  writeVanished(props, content.vanished)
  return content
}

/** Whether the ghost is drawn where it was; it stands still while a run is played. */
function sameGhost(a: SceneProps, b: SceneProps): boolean {
  return (
    a.ghost?.means === b.ghost?.means &&
    a.ghost?.classifiers === b.ghost?.classifiers &&
    a.basis === b.basis &&
    a.meanUnit === b.meanUnit &&
    a.classifierUnit === b.classifierUnit
  )
}

function emptyContent(props: SceneProps, K: number): Content {
  return {
    props,
    K,
    sizes: markSizes(K),
    palette: palettes[props.appearance],
    colours: new Float32Array(3 * K),
    means: emptyVectors(K),
    classifiers: emptyVectors(K),
    vanished: new Uint8Array(K),
    ghostMeans: emptyVectors(K),
    ghostClassifiers: emptyVectors(K),
  }
}

function emptyVectors(K: number): DrawnVectors {
  return { points: new Float32Array(3 * K), leader: new Int32Array(K) }
}

function writeColours(colours: Float32Array, K: number, appearance: SceneProps['appearance']): void {
  const colour = new Color()
  for (let k = 0; k < K; k++) colour.set(classColour(k, K, appearance)).toArray(colours, 3 * k)
}

function draw(rows: Matrix, content: Content, unit: number, out: DrawnVectors): void {
  if (rows.rows !== content.K) throw new RangeError(`${rows.rows} rows for ${content.K} classes`)
  projectRows(rows, content.props.basis, unit, out.points)
  coincidences(out.points, 3, content.K, mergeDistance, out.leader)
}
