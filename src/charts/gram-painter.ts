import { classColour } from '../theme/class-colours.ts'
import type { Appearance } from '../theme/appearance.ts'
import { palettes } from '../theme/palette.ts'
import { fontFamily } from '../theme/type-scale.ts'
import { gramCells, mergedPlaces, NO_VALUE, shownValue, vanishedPlaces } from './gram-cells.ts'
import { plainForms, signedForms, type NumberForm } from './gram-numbers.ts'
import { gramPalette } from './gram-palette.ts'
import type { GramMatrix, GramProps } from './gram-props.ts'

/** Numbers smaller than this, in CSS pixels, are not read. */
const LEAST_TYPE = 10
/** Cells of this many CSS pixels have lines between them; smaller ones would be all lines. */
const RULED = 9

/** Where the cells of a drawn matrix lie, in pixels of its canvas. */
export interface GramGeometry {
  readonly scale: number
  readonly margin: number
  readonly cell: number
}

/** How much room a matrix has, in CSS pixels, and the size of small type. */
export interface GramRoom {
  readonly side: number
  readonly scale: number
  readonly caption: number
  /** Whether the classes stand along the sides. */
  readonly isNamed: boolean
}

/** Draws one Gram matrix on a canvas: cells, numbers where they fit, hatching, groups; names only when they change. */
export class GramPainter {
  private readonly context
  private readonly small = document.createElement('canvas')
  private readonly smallContext
  private image: ImageData | null = null
  private pixels = new Uint32Array(0)
  private cells = new Int16Array(0)
  private readonly masks = { rowGone: new Uint8Array(0), columnGone: new Uint8Array(0), rowMerged: new Uint8Array(0), columnMerged: new Uint8Array(0) }
  private hatch: CanvasPattern | null = null
  private named: readonly unknown[] = []
  private geometry: GramGeometry = { scale: 1, margin: 0, cell: 1 }
  /** The longest form of numbers and the type that fit the cells; null where none does. */
  private type: { readonly forms: readonly [NumberForm, NumberForm]; readonly font: string } | null = null

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = contextOf(canvas)
    this.smallContext = contextOf(this.small)
  }

  /** Draws `matrix`; `rows` and `columns` are those of its vectors with themselves, which say what has merged. */
  paint(matrix: GramMatrix, rows: GramMatrix, columns: GramMatrix, props: GramProps, room: GramRoom): GramGeometry {
    this.fit(props, room)
    const { cells, masks } = this
    gramCells(matrix, props, cells)
    vanishedPlaces(cells, props.classes, 'row', masks.rowGone)
    vanishedPlaces(cells, props.classes, 'column', masks.columnGone)
    mergedPlaces(rows, props.order, masks.rowMerged)
    mergedPlaces(columns, props.order, masks.columnMerged)
    this.paintCells(props)
    this.paintHatching(props)
    this.paintNumbers(matrix, props)
    this.paintLines(props)
    return this.geometry
  }

  /** Sizes, names along the sides and what else stays from picture to picture. */
  private fit(props: GramProps, room: GramRoom): void {
    const now = [props.classes, props.order, props.appearance, props.weight, room.side, room.scale, room.caption, room.isNamed]
    if (now.every((part, i) => part === this.named[i])) return
    this.named = now
    const { classes: K } = props
    const margin = this.marginOf(props, room)
    const cell = Math.max(1, Math.floor((room.side * room.scale - margin) / K))
    const size = margin + K * cell
    // Cells are a pixel at least: where more of them than there is room for, the browser draws the picture smaller.
    const scale = Math.max(room.scale, size / Math.max(1, room.side))
    this.geometry = { scale, margin, cell }
    this.canvas.width = this.canvas.height = size
    this.canvas.style.width = this.canvas.style.height = `${size / scale}px`
    this.small.width = this.small.height = K
    this.image = this.smallContext.createImageData(K, K)
    this.pixels = new Uint32Array(this.image.data.buffer)
    this.cells = new Int16Array(K * K)
    for (const key of ['rowGone', 'columnGone', 'rowMerged', 'columnMerged'] as const) this.masks[key] = new Uint8Array(K)
    this.hatch = hatchOf(this.context, props.appearance, room.scale * (props.weight ?? 1))
    this.type = this.typeFor(cell, room)
    if (room.isNamed) this.paintNames(props, room)
  }

  private marginOf({ classes, selection, weight = 1 }: GramProps, { side, scale, caption, isNamed }: GramRoom): number {
    if (!isNamed) return 0
    const strip = Math.round(8 * weight * scale)
    this.context.font = `${caption * scale}px ${fontFamily}`
    const name = Math.ceil(this.context.measureText(String(selection?.of ?? classes)).width + 3 * weight * scale)
    return (side * scale - strip - name) / classes >= 1.15 * caption * scale ? strip + name : strip
  }

  private typeFor(cell: number, { scale, caption }: GramRoom): GramPainter['type'] {
    for (const [i, { widest }] of plainForms.entries()) {
      this.context.font = `100px ${fontFamily}`
      const fitting = Math.min(cell / 1.5, (cell - 4 * scale) / (this.context.measureText(widest).width / 100))
      const size = Math.min(fitting / scale, 1.15 * caption)
      // Fewer digits rather than small type; the shortest form may be small.
      const least = i < plainForms.length - 1 ? caption : LEAST_TYPE
      if (size >= least) return { forms: [plainForms[i], signedForms[i]], font: `${size * scale}px ${fontFamily}` }
    }
    return null
  }

  private paintNames({ classes: K, selection, order, appearance, weight = 1 }: GramProps, { scale, caption }: GramRoom): void {
    const { context } = this
    const { margin, cell } = this.geometry
    const thick = Math.round(4 * weight * scale)
    const inner = margin - thick - Math.round(3 * weight * scale)
    context.font = `${caption * scale}px ${fontFamily}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    for (let i = 0; i < K; i++) {
      const from = margin + i * cell
      context.fillStyle = classColour(selection?.classes[order[i]] ?? order[i], selection?.of ?? K, appearance)
      context.fillRect(inner, from, thick, cell)
      context.fillRect(from, inner, cell, thick)
      if (inner < thick + 4 * weight * scale) continue
      context.fillStyle = palettes[appearance].mutedText
      const name = String((selection?.classes[order[i]] ?? order[i]) + 1)
      context.fillText(name, inner / 2, from + cell / 2)
      context.fillText(name, from + cell / 2, inner / 2)
    }
  }

  private paintCells({ classes: K, appearance }: GramProps): void {
    const { image, context, cells } = this
    if (image === null) return
    const { pixels } = gramPalette(appearance)
    for (let i = 0; i < cells.length; i++) this.pixels[i] = cells[i] === NO_VALUE ? 0 : pixels[cells[i]]
    this.smallContext.putImageData(image, 0, 0)
    const { margin, cell } = this.geometry
    context.clearRect(margin, margin, K * cell, K * cell)
    context.imageSmoothingEnabled = false
    context.drawImage(this.small, margin, margin, K * cell, K * cell)
  }

  private paintHatching({ classes: K }: GramProps): void {
    const { context, hatch, masks } = this
    if (hatch === null) return
    const { margin, cell } = this.geometry
    context.fillStyle = hatch
    for (let i = 0; i < K; i++) {
      if (masks.rowGone[i] === 1) context.fillRect(margin, margin + i * cell, K * cell, cell)
    }
    for (let i = 0; i < K; i++) {
      if (masks.columnGone[i] === 0) continue
      for (let j = 0; j < K; j++) {
        if (masks.rowGone[j] === 0) context.fillRect(margin + i * cell, margin + j * cell, cell, cell)
      }
    }
  }

  private paintNumbers(matrix: GramMatrix, { classes: K, order, shading, appearance }: GramProps): void {
    const { context, cells, type } = this
    if (type === null) return
    const { margin, cell } = this.geometry
    const isDifference = shading === 'difference' && matrix.target !== null
    const { text } = type.forms[isDifference ? 1 : 0]
    const colours = gramPalette(appearance).text
    const isGram = matrix.row === matrix.column
    context.font = type.font
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    for (let i = 0; i < K; i++) {
      for (let j = 0; j < K; j++) {
        const entry = cells[i * K + j]
        if (entry === NO_VALUE) continue
        context.fillStyle = colours[entry]
        const own = isDifference ? '0' : '1'
        const number = isGram && i === j ? own : text(shownValue(matrix, shading, order[i] * K + order[j]))
        context.fillText(number, margin + (j + 0.5) * cell, margin + (i + 0.53) * cell)
      }
    }
  }

  /** Lines between cells, none between places that have merged; heavier ones between groups. */
  private paintLines({ classes: K, groups, appearance, weight = 1 }: GramProps): void {
    const { context, masks } = this
    const { margin, cell, scale } = this.geometry
    const { raised, mutedText } = palettes[appearance]
    const length = K * cell
    if (cell >= RULED * scale) {
      const thick = Math.max(1, Math.round(weight * scale))
      context.fillStyle = raised
      for (let i = 1; i < K; i++) {
        const at = margin + i * cell - (thick >> 1)
        if (masks.rowMerged[i] === 0) context.fillRect(margin, at, length, thick)
        if (masks.columnMerged[i] === 0) context.fillRect(at, margin, thick, length)
      }
    }
    context.fillStyle = mutedText
    const thick = Math.max(1, Math.round((cell >= RULED * scale ? 1.5 : 1) * weight * scale))
    for (let g = 1; g < groups.length; g++) {
      const at = margin + groups[g].from * cell - (thick >> 1)
      context.fillRect(margin, at, length, thick)
      context.fillRect(at, margin, thick, length)
    }
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser gives no canvas to draw on.')
  return context
}

/** Slanted lines on the panel's ground: there is no value. */
function hatchOf(context: CanvasRenderingContext2D, appearance: Appearance, scale: number): CanvasPattern | null {
  const size = Math.max(4, Math.round(6 * scale))
  const tile = document.createElement('canvas')
  tile.width = tile.height = size
  const pen = contextOf(tile)
  pen.fillStyle = palettes[appearance].sunken
  pen.fillRect(0, 0, size, size)
  pen.strokeStyle = palettes[appearance].outline
  pen.lineWidth = Math.max(1, scale)
  pen.beginPath()
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size)
    pen.lineTo(shift + size, 0)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat')
}
