import { describe, expect, it } from 'vitest'
import { heatMapFrame, toCell, toPoint } from './heat-map-frame.ts'
import { colourAt, colourScale } from './heat-map-colours.ts'
import { heatMapMarks } from './heat-map-layout.ts'
import type { BoxesMark, Mark, TextMark } from './marks.ts'
import { faces, type HeatMapProps } from './heat-map-props.ts'
import { svgText } from './marks-svg.ts'
import type { Run } from './math-runs.ts'

/** Letters of about the width that the typeface has. */
const measure = (runs: readonly Run[], size: number) => runs.reduce((sum, { text }) => sum + 0.55 * size * text.length, 0)

const props: HeatMapProps = {
  columns: 4,
  rows: 3,
  shares: Float64Array.from([0, 0, 1, 1, 0.5, 0.5, 0.5, NaN, NaN, NaN, 1, 1]),
  faces: Uint8Array.from([1, 1, 1, 1, 1, 2, 2, 3, 4, 0, 1, 1]),
  x: { name: 'Weight decay', symbol: 'λ', ticks: [{ at: 0, label: '10⁻⁴' }, { at: 3, label: '0.1' }] },
  y: { name: 'Imbalance ratio', symbol: 'R', ticks: [{ at: 0, label: '1' }] },
  quantity: { name: 'Cosine', symbol: 'cos w_B' },
  scale: { kind: 'diverging', span: [0.25, 1], ticks: [{ at: 0.5, label: '−0.333 simplex' }, { at: 1, label: '1' }] },
  lines: [{ name: 'minority merges', isMinor: false, points: [[-0.5, 0], [3.5, 2]] }],
  bands: [],
  regions: [{ name: 'separated', at: [0.6, 2] }],
  keys: [],
  here: null,
  isStale: false,
  appearance: 'light',
}
const frame = heatMapFrame(props, [600, 400], measure)
const flat = (marks: readonly Mark[]): Mark[] => marks.flatMap((mark) => (mark.kind === 'group' ? flat(mark.marks) : [mark]))
const marksOf = (changed: Partial<HeatMapProps> = {}) => flat(heatMapMarks({ ...props, ...changed }, frame, measure))
const boxes = (marks: readonly Mark[]) => marks.filter((mark): mark is BoxesMark => mark.kind === 'boxes')
const words = (marks: readonly Mark[]) =>
  marks.filter((mark): mark is TextMark => mark.kind === 'text').map(({ runs }) => runs.map(({ text }) => text).join(''))

describe('heatMapFrame', () => {
  it('has all parts within the picture, at every size', () => {
    for (const size of [[366, 400], [600, 400], [1400, 800]] as const) {
      const { plot, bar } = heatMapFrame(props, size, measure)
      for (const [x, y, width, height] of [plot, bar]) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(size[0])
        expect(y + height).toBeLessThanOrEqual(size[1])
      }
      expect(bar[1] + bar[3]).toBeLessThan(plot[1])
    }
  })

  it('finds the cell whose middle is at a point', () => {
    for (const cell of [[0, 0], [3, 2], [1, 2]] as const) expect(toCell(frame, props, toPoint(frame, props, cell))).toEqual(cell)
    expect(toCell(frame, props, [frame.plot[0] - 1, frame.plot[1] + 5])).toBeNull()
  })
})

describe('heatMapMarks', () => {
  it('fills every cell that has a value with the colour of its share, without gaps', () => {
    const colours = colourScale('diverging', 'light')
    const [x, y, width, height] = frame.plot
    const area = (share: number) =>
      boxes(marksOf()).filter(({ colour, fill, boxes: list }) => fill === 'plain' && colour === colourAt(colours, share) && list.every((box) => box[1] >= y))
        .flatMap(({ boxes: list }) => list).reduce((sum, [, , w, h]) => sum + w * h, 0)
    // Edges lie on whole pixels: one row of pixels on each side of two rows.
    const tolerance = 2 * (width + height)
    expect(Math.abs(area(0) - (2 * width * height) / 12)).toBeLessThan(tolerance)
    expect(Math.abs(area(1) - (4 * width * height) / 12)).toBeLessThan(tolerance)
    expect(Math.abs(area(0.5) - (3 * width * height) / 12)).toBeLessThan(tolerance)
    expect(x).toBeGreaterThan(0)
  })

  it('hatches what is not at rest and dots what is no run', () => {
    const over = boxes(marksOf()).filter(({ fill }) => fill !== 'plain')
    expect(over.map(({ fill, boxes: list }) => [fill, list.length])).toEqual([['dotted', 1], ['hatched', 1]])
  })

  it('says the axes, the quantity, the region and the line once each', () => {
    const told = words(marksOf())
    for (const text of ['Weight decay λ', 'Imbalance ratio R', 'Cosine  cos wB', 'separated', 'minority merges', '−0.333 simplex']) {
      expect(told.filter((one) => one === text)).toHaveLength(1)
    }
  })

  it('names one boundary once, though it is drawn in two parts', () => {
    const line = props.lines[0]
    expect(words(marksOf({ lines: [line, line] })).filter((one) => one === line.name)).toHaveLength(1)
  })

  it('leaves out a name that would lie on a line', () => {
    const on = { name: 'separated', at: [1.5, 1] as const }
    expect(words(marksOf({ regions: [on] }))).not.toContain('separated')
  })

  it('tells below the axes what the faces are, where it is asked to', () => {
    const keyed = { ...props, keys: [{ face: faces.unsettled, text: '2 not at rest' }, { face: faces.notAllowed, text: '1 no run' }] }
    const lower = heatMapFrame(keyed, [600, 400], measure)
    expect(lower.plot[3]).toBeLessThan(frame.plot[3])
    const texts = flat(heatMapMarks(keyed, lower, measure)).filter((mark): mark is TextMark => mark.kind === 'text')
    const [first, second] = ['2 not at rest', '1 no run'].map((told) => texts.find(({ runs }) => runs[0]?.text === told))
    expect(first?.at[1]).toBe(second?.at[1])
    expect(second?.at[0]).toBeGreaterThan((first?.at[0] ?? 0) + measure(first?.runs ?? [], lower.type.label))
  })

  it('draws every line heavier, on a projector', () => {
    const widths = (weight?: number) => marksOf({ weight }).flatMap((mark) => (mark.kind === 'path' ? [mark.width] : []))
    expect(Math.min(...widths())).toBeGreaterThan(0)
    expect(widths(1.5)).toEqual(widths().map((width) => 1.5 * width))
  })

  it('is faint where it is of other parameters', () => {
    const group = heatMapMarks({ ...props, isStale: true }, frame, measure).find(({ kind }) => kind === 'group')
    expect(group).toMatchObject({ opacity: 0.35 })
  })
})

describe('svgText', () => {
  const text = svgText(heatMapMarks(props, frame, measure), frame.size, '#ffffff', 'A < B & C')

  it('is a document with its title, its patterns and its clip', () => {
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="600" height="400"/)
    expect(text).toContain('<title>A &lt; B &amp; C</title>')
    for (const id of text.matchAll(/url\(#([\w-]+)\)/g)) expect(text).toContain(`id="${id[1]}"`)
    expect(text.match(/<g\b/g)?.length).toBe(text.match(/<\/g>/g)?.length)
  })

  it('holds words and lines as such', () => {
    expect(text).toContain('>minority merges</tspan>')
    expect(text).toMatch(/<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+" fill="none"/)
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })
})
