import { HATCH, runFont, type Box, type BoxesMark, type Mark, type Measure, type PathMark, type TextMark } from './marks.ts'

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Measures text as this context draws it. */
export function measureIn(context: Context): Measure {
  return (runs, size, weight) => runs.reduce((sum, run) => sum + runWidth(context, run, size, weight), 0)
}

/** Draws marks, in CSS pixels. */
export function paintCanvas(context: Context, marks: readonly Mark[]): void {
  for (const mark of marks) paint(context, mark, 1)
}

function paint(context: Context, mark: Mark, faded: number): void {
  context.globalAlpha = faded * ('opacity' in mark ? mark.opacity : 1)
  if (mark.kind === 'text') paintText(context, mark)
  if (mark.kind === 'path') paintPath(context, mark)
  if (mark.kind === 'boxes') paintBoxes(context, mark)
  if (mark.kind !== 'group') return
  context.save()
  context.beginPath()
  context.rect(...mark.clip)
  context.clip()
  for (const one of mark.marks) paint(context, one, faded * mark.opacity)
  context.restore()
}

function runWidth(context: Context, run: Parameters<typeof runFont>[0], size: number, weight: number): number {
  context.font = fontOf(runFont(run, size, weight))
  return context.measureText(run.text).width
}

function fontOf({ style, weight, size, family }: ReturnType<typeof runFont>): string {
  return `${style} ${weight} ${size}px ${family}`
}

function paintText(context: Context, { runs, at, size, weight, colour, anchor, angle, halo }: TextMark): void {
  const width = measureIn(context)(runs, size, weight)
  context.save()
  context.translate(...at)
  context.rotate(angle)
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  const start = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width
  const each = (draw: (text: string, x: number, y: number) => void) => {
    let x = start
    for (const run of runs) {
      const font = runFont(run, size, weight)
      context.font = fontOf(font)
      draw(run.text, x, font.drop)
      x += context.measureText(run.text).width
    }
  }
  if (halo !== null) {
    context.strokeStyle = halo
    context.lineWidth = size * 0.3
    context.lineJoin = 'round'
    each((text, x, y) => context.strokeText(text, x, y))
  }
  context.fillStyle = colour
  each((text, x, y) => context.fillText(text, x, y))
  context.restore()
}

function paintPath(context: Context, { points, colour, width, dash = [], isClosed, isFilled }: PathMark): void {
  context.beginPath()
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  if (isClosed) context.closePath()
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (isFilled) {
    context.fillStyle = colour
    context.fill()
  } else {
    context.strokeStyle = colour
    context.lineWidth = width
    context.setLineDash([...dash])
    context.stroke()
    context.setLineDash([])
  }
}

function paintBoxes(context: Context, { boxes, fill, colour }: BoxesMark): void {
  if (fill === 'plain') {
    context.fillStyle = colour
    for (const box of boxes) context.fillRect(...box)
    return
  }
  context.save()
  context.beginPath()
  for (const box of boxes) context.rect(...box)
  context.clip()
  const [x, y, width, height] = around(boxes)
  if (fill === 'hatched') hatch(context, colour, [x, y, width, height])
  else dot(context, colour, [x, y, width, height])
  context.restore()
}

function hatch(context: Context, colour: string, [x, y, width, height]: Box): void {
  context.beginPath()
  const step = HATCH.distance * Math.SQRT2
  // From the page's own corner, so that hatchings of neighbours meet.
  for (let at = Math.floor((x - y - height) / step) * step; at < x + width - y; at += step) {
    context.moveTo(at + y, y)
    context.lineTo(at + y + height, y + height)
  }
  context.strokeStyle = colour
  context.lineWidth = HATCH.width
  context.stroke()
}

function dot(context: Context, colour: string, [x, y, width, height]: Box): void {
  const step = 2 * HATCH.distance
  context.fillStyle = colour
  const first = (from: number) => Math.floor(from / step) * step + step / 2
  for (let i = first(x); i < x + width; i += step) {
    for (let j = first(y); j < y + height; j += step) context.fillRect(i, j, HATCH.dot, HATCH.dot)
  }
}

function around(boxes: readonly Box[]): Box {
  const least = (i: 0 | 1) => boxes.reduce((found, box) => Math.min(found, box[i]), Infinity)
  const most = (i: 0 | 1) => boxes.reduce((found, box) => Math.max(found, box[i] + box[i + 2]), -Infinity)
  const [x, y] = [least(0), least(1)]
  return [x, y, most(0) - x, most(1) - y]
}
