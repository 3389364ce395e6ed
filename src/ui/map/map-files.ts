import { measureIn, paintCanvas } from '../../charts/marks-canvas.ts'
import { heatMapFrame } from '../../charts/heat-map-frame.ts'
import { heatMapMarks } from '../../charts/heat-map-layout.ts'
import { faces, type HeatMapProps } from '../../charts/heat-map-props.ts'
import { svgText } from '../../charts/marks-svg.ts'
import type { MapRecord } from '../../store/map-machine.ts'
import { sweepCsvHead, sweepCsvRow } from '../../sweep/sweep-csv.ts'
import { palettes } from '../../theme/palette.ts'
import type { Remark } from './map-words.ts'

/** Size of a picture that is taken away, in CSS pixels, and device pixels for each in a bitmap. */
const SIZE = [1200, 800] as const
const SCALE = 2
/** Rim of a picture that is taken away, and how much larger its type is than on the page. */
const LOOK = { padding: 20, magnification: 1.2 } as const

/** What is printed lies on paper. */
function onPaper(props: HeatMapProps): HeatMapProps {
  return { ...props, isStale: false, appearance: 'light' }
}

/** The map as a bitmap, in the colours of the page. */
export async function mapPng(props: HeatMapProps, marks: readonly Remark[]): Promise<Blob> {
  const canvas = new OffscreenCanvas(SIZE[0] * SCALE, SIZE[1] * SCALE)
  const context = contextOf(canvas)
  context.scale(SCALE, SCALE)
  context.fillStyle = palettes[props.appearance].surface
  context.fillRect(0, 0, ...SIZE)
  paintCanvas(context, marksOf(withKeys({ ...props, isStale: false }, marks), context))
  return canvas.convertToBlob({ type: 'image/png' })
}

/** The map as a vector file, on paper. */
export function mapSvg(props: HeatMapProps, marks: readonly Remark[]): string {
  const paper = withKeys(onPaper(props), marks)
  const title = `${paper.quantity.name}: ${paper.x.name} across, ${paper.y.name} up`
  return svgText(marksOf(paper, contextOf(new OffscreenCanvas(1, 1))), SIZE, '#ffffff', title)
}

/** A picture that leaves the page says by itself what its marks are. */
function withKeys(props: HeatMapProps, marks: readonly Remark[]): HeatMapProps {
  return { ...props, weight: 1, keys: marks.map(({ face, text }) => ({ face: faces[face], text: text.split(':')[0] })) }
}

function marksOf(props: HeatMapProps, context: OffscreenCanvasRenderingContext2D) {
  const measure = measureIn(context)
  return heatMapMarks(props, heatMapFrame(props, SIZE, measure, LOOK), measure)
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('the browser gives no canvas to draw on')
  return context
}

/** Every run that is done, in the columns of `lab -- sweep --csv`. */
export function mapCsv({ plan: { sweep }, cells }: MapRecord): string {
  const rows = cells.flatMap((cell) => (cell === null ? [] : [sweepCsvRow(sweep, cell)]))
  return `${[sweepCsvHead(sweep), ...rows].join('\n')}\n`
}
