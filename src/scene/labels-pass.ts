import { Group, Sprite, SpriteMaterial, Vector3 } from 'three'
import { coincidences } from './coincidences.ts'
import { mergeDistance } from './content.ts'
import type { Content } from './content.ts'
import { labelSize } from './framing.ts'
import { jointName } from './joint-name.ts'
import { emptyLayout, layLabels } from './label-layout.ts'
import type { Box } from './label-layout.ts'
import { createLabelTextures } from './label-textures.ts'
import type { LabelTexture } from './label-textures.ts'
import type { Pass } from './pass.ts'
import { mostVertices } from './polytope-edges.ts'
import { pixelSize } from './viewpoint.ts'
import type { Viewpoint } from './viewpoint.ts'

/** A finger covers so many CSS pixels at least. */
const reachable = 28

/** So far away, in CSS pixels, that no label comes near. */
const far = 1e5

/** Distance of a label from its mark, in radii of the mark and in sizes of the type. */
const gapScale = { mark: 1.4, minority: 1.9, type: 0.7 }

/** Width and height by which pictures of labels may overlap, in sizes of the type: most of their halo. */
const halo = { width: 0.3, height: 0.6 }

/** A name that gave way by so many sizes of the type begins to fade, and so far away it would name another mark. */
const stray = { least: 1.5, most: 3 }

/** The names of K classes beside their means, drawn over the picture in CSS pixels from the canvas' middle. */
export interface LabelsPass extends Pass {
  /** The class whose name stands at a place on the canvas, in CSS pixels; null where there is none. */
  at(x: number, y: number): number | null
  /** Draws the text anew, for fonts that have arrived. */
  forget(): void
}

/**
 * Classes share a name where their means coincide in all dimensions, not where only the picture lays them together;
 * there their names stand side by side, and in a heap those that found no room are left out.
 * @param taken what the names keep clear of, in CSS pixels from the origin
 */
export function createLabelsPass(K: number, taken: () => Box | null): LabelsPass {
  const count = K > mostVertices ? 0 : K
  const object = new Group()
  const sprites = Array.from({ length: count }, () => new Sprite(new SpriteMaterial({ depthTest: false, fog: false })))
  if (count > 0) object.add(...sprites)
  const textures = createLabelTextures()
  const layout = emptyLayout(count)
  const marks = new Float32Array(2 * count)
  const gaps = new Float32Array(count)
  const depths = new Float32Array(count)
  const point = new Vector3()
  const origin = new Vector3()
  const named = new Int32Array(count).fill(-1)
  const names: string[] = Array.from({ length: count }, () => '')
  let spelled: readonly string[] | null = null
  const labels: (LabelTexture | null)[] = Array.from({ length: count }, () => null)
  let content: Content | null = null
  let canvas = { width: 0, height: 0 }

  /** Where each mark is on the screen, in CSS pixels from the origin, how far away, and how far its label is. */
  function measure(shown: Content, points: Float32Array, viewpoint: Viewpoint, size: number): void {
    origin.set(0, 0, 0).project(viewpoint.camera)
    for (let k = 0; k < count; k++) {
      depths[k] = point.fromArray(points, 3 * k).distanceTo(viewpoint.camera.position)
      point.project(viewpoint.camera)
      marks[2 * k] = ((point.x - origin.x) * viewpoint.width) / 2
      marks[2 * k + 1] = ((point.y - origin.y) * viewpoint.height) / 2
      const radius = shown.sizes.mean * (shown.props.minority[k] ? gapScale.minority : gapScale.mark)
      gaps[k] = radius / (depths[k] * pixelSize(viewpoint)) + gapScale.type * size
      // What has vanished is named at the origin, and leads no other name.
      if (shown.vanished[k] === 1) marks[2 * k] = marks[2 * k + 1] = far
    }
  }

  /** Spells the labels anew where other classes share them. */
  function spell({ props }: Content): void {
    if (spelled === props.labels && named.every((leader, k) => leader === layout.leader[k])) return
    spelled = props.labels
    named.set(layout.leader)
    for (let k = 0; k < count; k++) names[k] = named[k] === k ? jointName(props.labels, named, k) : ''
  }

  /** Draws the names of leaders, and says how much room each takes. */
  function write(shown: Content, pixelRatio: number, size: number): void {
    for (let k = 0; k < count; k++) {
      if (layout.leader[k] !== k) continue
      const label = (labels[k] = textures.of(names[k], size, pixelRatio, shown.palette))
      layout.sizes[2 * k] = label.width - halo.width * size
      layout.sizes[2 * k + 1] = label.height - halo.height * size
    }
  }

  function place(k: number, shown: Content, { camera, width: across, height: up, pixelRatio }: Viewpoint, size: number): void {
    const sprite = sprites[k]
    const label = labels[k]
    const found = Math.min(1, Math.max(0, (stray.most - layout.strays[k] / size) / (stray.most - stray.least)))
    sprite.visible = layout.leader[k] === k && shown.vanished[k] === 0 && found > 0
    if (!sprite.visible || label === null) return
    const { texture, width, height } = label
    sprite.material.map = texture
    sprite.scale.set(width, height, 1)
    // On whole device pixels, so that the type stays crisp.
    const x = layout.places[2 * k] + (origin.x * across) / 2
    const y = layout.places[2 * k + 1] + (origin.y * up) / 2
    const left = Math.round((x - width / 2) * pixelRatio) / pixelRatio
    const bottom = Math.round((y - height / 2) * pixelRatio) / pixelRatio
    sprite.position.set(left + width / 2, bottom + height / 2, 0)
    // Names behind stay readable but step back, as their marks do.
    const behind = depths[k] - camera.position.length()
    sprite.material.opacity = found * (1 - 0.25 * Math.min(1, Math.max(0, behind)))
  }

  return {
    object,
    update(next) {
      content = next
      const { frame, ghost, meanUnit } = next.props
      const means = (frame ?? ghost)?.means
      if (count === 0 || means === undefined) return
      const { leader } = layout
      coincidences(means.data, means.cols, count, mergeDistance * meanUnit, leader)
      for (let k = 0; k < count; k++) if (next.vanished[k] !== next.vanished[leader[k]]) leader[k] = k
    },
    look(viewpoint) {
      object.visible = content !== null && (content.props.frame ?? content.props.ghost) !== null
      canvas = { width: viewpoint.width, height: viewpoint.height }
      if (content === null || !object.visible) return
      textures.trim()
      const size = labelSize(viewpoint.room, content.props.weight)
      const { points } = content.props.frame === null ? content.ghostMeans : content.means
      measure(content, points, viewpoint, size)
      spell(content)
      write(content, viewpoint.pixelRatio, size)
      layLabels(marks, gaps, size, layout, taken())
      for (let k = 0; k < count; k++) place(k, content, viewpoint, size)
    },
    at(x, y) {
      if (!object.visible) return null
      const across = x - canvas.width / 2
      const up = canvas.height / 2 - y
      const near = (size: number) => Math.max(reachable, size) / 2
      const found = sprites.findIndex(
        ({ visible, position, scale }) =>
          visible && Math.abs(position.x - across) <= near(scale.x) && Math.abs(position.y - up) <= near(scale.y),
      )
      return found < 0 ? null : found
    },
    forget: textures.clear,
    dispose() {
      textures.clear()
      for (const sprite of sprites) sprite.material.dispose()
      sprites[0]?.geometry.dispose()
    },
  }
}
