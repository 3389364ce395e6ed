import { CanvasTexture, LinearFilter, SRGBColorSpace } from 'three'
import type { Palette } from '../theme/palette.ts'
import { fontFamily } from '../theme/type-scale.ts'

/** A label's picture and its size in CSS pixels. */
export interface LabelTexture {
  readonly texture: CanvasTexture
  readonly width: number
  readonly height: number
}

/** Pictures of labels, kept while size, resolution and colours stay the same. */
export interface LabelTextures {
  /** The picture of `text`, `size` CSS pixels high, at `pixelRatio` device pixels to one. */
  of(text: string, size: number, pixelRatio: number, palette: Palette): LabelTexture
  /** Forgets all pictures when there are many; call it before a drawing, while none is in use. */
  trim(): void
  clear(): void
}

/** More pictures than this are not kept: merging labels can spell many names while the camera turns. */
const mostKept = 96

/** The CSS font of labels. */
export function labelFont(size: number): string {
  return `640 ${size}px ${fontFamily}`
}

export function createLabelTextures(): LabelTextures {
  const kept = new Map<string, LabelTexture>()
  let key: readonly [number, number, Palette] | null = null
  function clear(): void {
    for (const { texture } of kept.values()) texture.dispose()
    kept.clear()
  }
  return {
    of(text, size, pixelRatio, palette) {
      if (key === null || key[0] !== size || key[1] !== pixelRatio || key[2] !== palette) {
        clear()
        key = [size, pixelRatio, palette]
      }
      const known = kept.get(text)
      if (known !== undefined) return known
      const drawn = drawLabel(text, size, pixelRatio, palette)
      kept.set(text, drawn)
      return drawn
    },
    trim() {
      if (kept.size > mostKept) clear()
    },
    clear,
  }
}

/** Text in ink with a halo of the page's colour. */
function drawLabel(text: string, size: number, pixelRatio: number, palette: Palette): LabelTexture {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser gives no 2-D canvas to draw the labels with.')
  const halo = size * 0.3
  context.font = labelFont(size)
  const width = Math.ceil(context.measureText(text).width + 2 * halo)
  const height = Math.ceil(size * 1.15 + 2 * halo)
  canvas.width = Math.ceil(width * pixelRatio)
  canvas.height = Math.ceil(height * pixelRatio)
  // Setting its size has reset the context.
  context.scale(canvas.width / width, canvas.height / height)
  context.font = labelFont(size)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = 1.3 * halo
  context.strokeStyle = palette.surface
  context.globalAlpha = 0.85
  context.strokeText(text, width / 2, height * 0.53)
  context.globalAlpha = 1
  context.fillStyle = palette.text
  context.fillText(text, width / 2, height * 0.53)
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.minFilter = LinearFilter
  texture.generateMipmaps = false
  return { texture, width, height }
}
