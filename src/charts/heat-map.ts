import { palettes } from '../theme/palette.ts'
import { measureIn, paintCanvas } from './marks-canvas.ts'
import { cellBox, heatMapFrame, toCell, toPoint, type HeatMapFrame } from './heat-map-frame.ts'
import { heatMapMarks } from './heat-map-layout.ts'
import type { HeatMap, HeatMapProps, Place } from './heat-map-props.ts'
import { element } from './element.ts'

/** Radius of the mark of the page's own experiment, in CSS pixels. */
const HERE = 6

/** A map in `container`, as large as it is: one canvas for the map, one over it for what is pointed at. */
export function createHeatMap(container: HTMLElement): HeatMap {
  const [base, top] = [element('canvas', 'heat-map'), element('canvas', 'heat-map heat-map-top')]
  container.append(base, top)
  let props: HeatMapProps | null = null
  let frame: HeatMapFrame | null = null
  let cursor: Place | null = null
  let due: number | null = null
  let isBaseDue = false
  let drawings = 0

  const request = (isBase: boolean): void => {
    isBaseDue ||= isBase
    due ??= requestAnimationFrame(draw)
  }
  const draw = (): void => {
    due = null
    const { clientWidth: width, clientHeight: height } = container
    if (props === null || width === 0 || height === 0) return
    if (isBaseDue) drawBase(props, width, height)
    isBaseDue = false
    drawTop(props)
  }
  const drawBase = (shown: HeatMapProps, width: number, height: number): void => {
    const context = contextOf(base, width, height)
    const measure = measureIn(context)
    frame = heatMapFrame(shown, [width, height], measure, { magnification: magnification(container) })
    contextOf(top, width, height)
    paintCanvas(context, heatMapMarks(shown, frame, measure))
    base.dataset['drawings'] = String(++drawings)
  }
  const drawTop = (shown: HeatMapProps): void => {
    const context = top.getContext('2d')
    if (context === null || frame === null) return
    context.save()
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, top.width, top.height)
    context.restore()
    const { accent, surface } = palettes[shown.appearance]
    context.save()
    context.beginPath()
    context.rect(...frame.plot)
    context.clip()
    if (shown.here !== null) drawHere(context, frame, shown, shown.here)
    context.restore()
    if (cursor !== null && cursor[0] < shown.columns && cursor[1] < shown.rows) drawCursor(context, frame, shown, cursor, { accent, surface })
  }
  return {
    setProps(next) {
      props = next
      request(true)
    },
    setCursor(cell) {
      if (cell?.[0] === cursor?.[0] && cell?.[1] === cursor?.[1]) return
      cursor = cell
      request(false)
    },
    cellAt: (x, y) => (props === null || frame === null ? null : toCell(frame, props, [x, y])),
    pointOf(cell) {
      if (props === null || frame === null) return null
      const [x, y] = toPoint(frame, props, cell)
      return { x, y }
    },
    resize: () => request(true),
    drawings: () => drawings,
    destroy() {
      if (due !== null) cancelAnimationFrame(due)
      base.remove()
      top.remove()
    },
  }
}

/** The context of a canvas of a size in CSS pixels, cleared, in CSS pixels. */
function contextOf(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const ratio = Math.max(1, window.devicePixelRatio)
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('the browser gives no canvas to draw on')
  context.scale(ratio, ratio)
  return context
}

/** Type grows with the page's. */
function magnification(container: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(container).fontSize) / 15
}

function drawHere(context: CanvasRenderingContext2D, frame: HeatMapFrame, props: HeatMapProps, here: Place): void {
  const { accent, surface } = palettes[props.appearance]
  const { weight = 1 } = props
  const [x, y] = toPoint(frame, props, here)
  context.beginPath()
  context.arc(x, y, HERE * weight, 0, 2 * Math.PI)
  context.strokeStyle = surface
  context.lineWidth = 5 * weight
  context.stroke()
  context.strokeStyle = accent
  context.lineWidth = 2.5 * weight
  context.stroke()
}

function drawCursor(
  context: CanvasRenderingContext2D,
  frame: HeatMapFrame,
  props: HeatMapProps,
  cell: Place,
  { accent, surface }: { readonly accent: string; readonly surface: string },
): void {
  const { weight = 1 } = props
  const [x, y, width, height] = cellBox(frame, props, ...cell)
  const [left, up, across, down] = frame.plot
  const [cx, cy] = [x + width / 2, y + height / 2]
  context.beginPath()
  for (const [a, b] of [[left, x - 2], [x + width + 2, left + across]]) {
    context.moveTo(a, cy)
    context.lineTo(b, cy)
  }
  for (const [a, b] of [[up, y - 2], [y + height + 2, up + down]]) {
    context.moveTo(cx, a)
    context.lineTo(cx, b)
  }
  context.strokeStyle = surface
  context.lineWidth = 2 * weight
  context.globalAlpha = 0.6
  context.stroke()
  context.globalAlpha = 1
  context.strokeStyle = accent
  context.lineWidth = weight
  context.stroke()
  context.strokeStyle = surface
  context.lineWidth = 4 * weight
  context.strokeRect(x - 1, y - 1, width + 2, height + 2)
  context.strokeStyle = accent
  context.lineWidth = 2 * weight
  context.strokeRect(x - 1, y - 1, width + 2, height + 2)
}
