import { Color, Group } from 'three'
import type { Palette } from '../theme/palette.ts'
import type { Pass } from './pass.ts'
import { createSegments, type Segments } from './segments.ts'
import { outline, outlineRoom, sphereLines, sphereRoom } from './sphere-lines.ts'

/** Opacity of the lines, and of the outline, by day and by night. */
const ink = { light: { lines: 0.16, outline: 0.4 }, dark: { lines: 0.2, outline: 0.45 } }

/**
 * The sphere that features and classifiers are held to, where it is all there is to see: radius 1 in scene units, which
 * is the length of a mean drawn at full size. Thin lines that fade towards the far side, and its outline.
 */
export function createSpherePass(): Pass {
  const object = new Group()
  const lines = createSegments(sphereRoom, 1)
  const rim = createSegments(outlineRoom, 1.25)
  for (const { mesh } of [lines, rim]) {
    mesh.renderOrder = 0
    object.add(mesh)
  }
  object.visible = false
  let isWritten = false
  let shown: Palette | null = null
  return {
    object,
    update({ palette, props }) {
      object.visible = props.sphere === true
      for (const one of [lines, rim]) one.setWeight(props.weight ?? 1)
      if (!object.visible || shown === palette) return
      shown = palette
      if (!isWritten) sphereLines(lines.ends)
      isWritten = true
      tint(lines, palette.theory)
      tint(rim, palette.theory)
      const { lines: faint, outline: strong } = ink[props.appearance]
      lines.material.opacity = faint
      rim.material.opacity = strong
      lines.show(sphereRoom)
    },
    look({ camera }) {
      if (!object.visible) return
      const { x, y, z } = camera.position
      outline(rim.ends, x, y, z)
      rim.show(outlineRoom)
    },
    dispose() {
      lines.dispose()
      rim.dispose()
    },
  }
}

function tint({ colours }: Segments, hex: string): void {
  const colour = new Color(hex)
  for (let i = 0; i < colours.length; i += 3) colour.toArray(colours, i)
}
