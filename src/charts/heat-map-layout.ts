import { palettes } from '../theme/palette.ts'
import { colourAt, colourScale } from './heat-map-colours.ts'
import { cellBox, toPoint, type HeatMapFrame } from './heat-map-frame.ts'
import { denseLine, longestWithin, placeAlong, pointsOf, type Obstacle } from './heat-map-labels.ts'
import type { Box, BoxesMark, Mark, Measure, Point, TextMark } from './marks.ts'
import { faces, type Face, type HeatMapLine, type HeatMapProps } from './heat-map-props.ts'
import { mathRuns, plainRun, type Run } from './math-runs.ts'

/** A picture of other parameters is shown so faint. */
const STALE = 0.35
/** Widths of lines in CSS pixels: of the optimum, of the end of a branch, and of the halo about both. */
const WIDTHS = { line: 1.75, minor: 1.1, halo: 1.8 } as const

type Words = Partial<Pick<TextMark, 'weight' | 'colour' | 'anchor' | 'angle' | 'halo'>>

/** Everything that a map shows but for what is pointed at, from back to front. */
export function heatMapMarks(props: HeatMapProps, frame: HeatMapFrame, measure: Measure): Mark[] {
  const palette = palettes[props.appearance]
  const text = (runs: readonly Run[], at: Point, size: number, words: Words = {}): TextMark => ({
    kind: 'text',
    runs,
    at,
    size,
    weight: 450,
    colour: palette.text,
    anchor: 'start',
    angle: 0,
    halo: null,
    ...words,
  })
  const inside: Mark[] = [...cellMarks(props, frame), ...bandMarks(props, frame), ...lineMarks(props, frame)]
  return [
    { kind: 'boxes', boxes: [frame.plot], fill: 'plain', colour: palette.sunken, opacity: 1 },
    { kind: 'group', clip: frame.plot, opacity: props.isStale ? STALE : 1, marks: [...inside, ...labelMarks(props, frame, measure, text)] },
    outline(frame.plot, palette.outline, props.weight),
    ...axisMarks(props, frame, text),
    ...legendMarks(props, frame, measure, text),
    ...keyMarks(props, frame, measure, text),
  ]
}

type Text = (runs: readonly Run[], at: Point, size: number, words?: Words) => TextMark

/** Cells of one colour side by side are one box. */
function cellMarks(props: HeatMapProps, frame: HeatMapFrame): Mark[] {
  const { columns, rows, shares, appearance, scale } = props
  const colours = colourScale(scale.kind, appearance)
  const byColour = new Map<string, Box[]>()
  const over: Record<'unsettled' | 'undefined' | 'notAllowed', Box[]> = { unsettled: [], undefined: [], notAllowed: [] }
  for (let row = 0; row < rows; row++) {
    for (let from = 0; from < columns; ) {
      const [face, colour] = lookOf(from + columns * row)
      let to = from + 1
      while (to < columns && sameLook(lookOf(to + columns * row), [face, colour])) to++
      const box = cellBox(frame, props, from, row, to - from)
      if (colour !== null) boxesOf(byColour, colour).push(box)
      if (face === faces.unsettled) over.unsettled.push(box)
      if (face === faces.undefined) over.undefined.push(box)
      if (face === faces.notAllowed) over.notAllowed.push(box)
      from = to
    }
  }
  function lookOf(index: number): readonly [Face, string | null] {
    const face = props.faces[index] as Face
    const isValue = face === faces.value || face === faces.unsettled
    return [face, isValue ? colourAt(colours, shares[index]) : null]
  }
  const plain = [...byColour].map(([colour, boxes]): BoxesMark => ({ kind: 'boxes', boxes, fill: 'plain', colour, opacity: 1 }))
  const marks = [
    ...faceMarks(faces.undefined, over.undefined, appearance),
    ...faceMarks(faces.notAllowed, over.notAllowed, appearance),
    ...faceMarks(faces.unsettled, over.unsettled, appearance),
  ]
  return [...plain, ...marks.filter(({ boxes }) => boxes.length > 0)]
}

/** What is drawn in place of a colour, or over it. */
function faceMarks(face: Face, boxes: readonly Box[], appearance: HeatMapProps['appearance']): BoxesMark[] {
  const { mutedText, border, surface, text } = palettes[appearance]
  const mark = (fill: BoxesMark['fill'], colour: string, opacity: number): BoxesMark => ({ kind: 'boxes', boxes, fill, colour, opacity })
  if (face === faces.undefined) return [mark('plain', border, 1)]
  if (face === faces.notAllowed) return [mark('plain', surface, 1), mark('dotted', mutedText, 0.7)]
  return face === faces.unsettled ? [mark('hatched', text, 0.5)] : []
}

/** What the faces are, in a row below the axes. */
function keyMarks(props: HeatMapProps, frame: HeatMapFrame, measure: Measure, text: Text): Mark[] {
  const { mutedText, outline: line } = palettes[props.appearance]
  const { type, plot, size, padding } = frame
  const y = size[1] - padding - 0.8 * type.label
  let x = plot[0]
  return props.keys.flatMap(({ face, text: words }) => {
    const box: Box = [Math.round(x), Math.round(y - 0.45 * type.label), Math.round(1.5 * type.label), Math.round(0.9 * type.label)]
    const runs = plainRun(words)
    const at: Point = [box[0] + 2 * type.label, y]
    x = at[0] + measure(runs, type.label, 450) + 2 * type.label
    return [...faceMarks(face, [box], props.appearance), outline(box, line, props.weight), text(runs, at, type.label, { colour: mutedText })]
  })
}

function boxesOf(byColour: Map<string, Box[]>, colour: string): Box[] {
  const boxes = byColour.get(colour) ?? []
  byColour.set(colour, boxes)
  return boxes
}

function sameLook(a: readonly [Face, string | null], b: readonly [Face, string | null]): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function bandMarks(props: HeatMapProps, frame: HeatMapFrame): Mark[] {
  const { surface } = palettes[props.appearance]
  return props.bands.map((band) => ({
    kind: 'path',
    points: band.map((place) => toPoint(frame, props, place)),
    colour: surface,
    width: 0,
    isClosed: true,
    isFilled: true,
    opacity: 0.35,
  }))
}

function lineMarks(props: HeatMapProps, frame: HeatMapFrame): Mark[] {
  const { surface, text } = palettes[props.appearance]
  const { weight = 1 } = props
  const draw = (line: HeatMapLine, colour: string, more: number, opacity: number): Mark => ({
    kind: 'path',
    points: line.points.map((place) => toPoint(frame, props, place)),
    colour,
    width: weight * ((line.isMinor ? WIDTHS.minor : WIDTHS.line) + more),
    isClosed: false,
    isFilled: false,
    opacity,
  })
  // All halos first: where lines meet, none is cut by another's.
  return [
    ...props.lines.map((line) => draw(line, surface, WIDTHS.halo, 0.7)),
    ...props.lines.map((line) => draw(line, text, 0, 1)),
  ]
}

/** Points of lines that names keep away from are so close together, in CSS pixels. */
const NEAR = 6

/** Names of regions, then of lines, each where it fits. */
function labelMarks(props: HeatMapProps, frame: HeatMapFrame, measure: Measure, text: Text): TextMark[] {
  const { surface } = palettes[props.appearance]
  const { type, plot } = frame
  const isWithin = ([x, y]: Point) => x > plot[0] + 6 && x < plot[0] + plot[2] - 6 && y > plot[1] + 9 && y < plot[1] + plot[3] - 9
  const visible = props.lines.map((line) => longestWithin(line.points.map((place) => toPoint(frame, props, place)), plot))
  const onLine = visible.map((line) => denseLine(line, NEAR).map((at): Obstacle => ({ at, radius: 0 })))
  const onLines = onLine.flat()
  const taken: Obstacle[] = []
  const marks: TextMark[] = []
  for (const { name, at } of props.regions) {
    const runs = plainRun(name)
    const width = measure(runs, type.region, 620)
    const label = { at: heldWithin(toPoint(frame, props, at), width, type.region, plot), angle: 0 }
    const along = pointsOf(label, width, type.region)
    const isFree = along.every((point) => [...onLines, ...taken].every((one) => far(point, one, type.region)))
    if (!isFree) continue
    taken.push(...along.map((one): Obstacle => ({ at: one, radius: type.region * 0.6 })))
    marks.push(text(runs, label.at, type.region, { weight: 620, anchor: 'middle', halo: surface }))
  }
  const named = new Set<string>()
  const longestFirst = [...props.lines.keys()].toSorted((a, b) => onLine[b].length - onLine[a].length)
  for (const i of longestFirst) {
    const { name } = props.lines[i]
    if (named.has(name)) continue
    const runs = plainRun(name)
    const width = measure(runs, type.label, 520)
    const others = onLine.flatMap((line, j) => (props.lines[j].name === name ? [] : line))
    const label = placeAlong(visible[i], [width, type.label], isWithin, [...others, ...taken])
    if (label === null) continue
    named.add(name)
    taken.push(...pointsOf(label, width, type.label).map((at): Obstacle => ({ at, radius: type.label * 0.6 })))
    marks.push(text(runs, label.at, type.label, { weight: 520, anchor: 'middle', angle: label.angle, halo: surface }))
  }
  return marks
}

function far(point: Point, { at, radius }: Obstacle, size: number): boolean {
  return Math.hypot(point[0] - at[0], point[1] - at[1]) > radius + size * 0.75
}

/** The middle of a text, moved so that all of it lies within the plane. */
function heldWithin([x, y]: Point, width: number, size: number, [left, top, across, down]: Box): Point {
  const [dx, dy] = [width / 2 + 6, size * 0.8]
  return [Math.min(left + across - dx, Math.max(left + dx, x)), Math.min(top + down - dy, Math.max(top + dy, y))]
}

function outline([x, y, width, height]: Box, colour: string, weight = 1): Mark {
  const points: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
  return { kind: 'path', points, colour, width: weight, isClosed: true, isFilled: false, opacity: 1 }
}

const TICK = 5
const MINOR_TICK = 3

function axisMarks(props: HeatMapProps, frame: HeatMapFrame, text: Text): Mark[] {
  const { outline: line, mutedText } = palettes[props.appearance]
  const { type, plot } = frame
  const [left, bottom] = [plot[0], plot[1] + plot[3]]
  const tick = (from: Point, to: Point): Mark => ({ kind: 'path', points: [from, to], colour: line, width: props.weight ?? 1, isClosed: false, isFilled: false, opacity: 1 })
  const across = props.x.ticks.flatMap(({ at, label }): Mark[] => {
    const [x] = toPoint(frame, props, [at, 0])
    if (label === '') return [tick([x, bottom], [x, bottom + MINOR_TICK])]
    return [tick([x, bottom], [x, bottom + TICK]), text(mathRuns(label), [x, bottom + TICK + 0.9 * type.label], type.label, { anchor: 'middle', colour: mutedText })]
  })
  const up = props.y.ticks.flatMap(({ at, label }): Mark[] => {
    const [, y] = toPoint(frame, props, [0, at])
    if (label === '') return [tick([left - MINOR_TICK, y], [left, y])]
    return [tick([left - TICK, y], [left, y]), text(mathRuns(label), [left - TICK - 4, y], type.label, { anchor: 'end', colour: mutedText })]
  })
  const name = ({ name: words, symbol }: HeatMapProps['x']) => [...plainRun(symbol === '' ? words : `${words} `), ...mathRuns(symbol)]
  return [
    ...across,
    ...up,
    text(name(props.x), [left + plot[2] / 2, frame.size[1] - frame.padding - frame.keys - 0.75 * type.name], type.name, { anchor: 'middle', weight: 520 }),
    text(name(props.y), [frame.padding + 0.8 * type.name, plot[1] + plot[3] / 2], type.name, { anchor: 'middle', weight: 520, angle: -Math.PI / 2 }),
  ]
}

/** Boxes that the bar of colours is made of. */
const BAR_STEPS = 96

function legendMarks(props: HeatMapProps, frame: HeatMapFrame, measure: Measure, text: Text): Mark[] {
  const { scale, quantity, appearance } = props
  const { bar, plot, type, isStacked } = frame
  const { mutedText, outline: line } = palettes[appearance]
  const [from, to] = scale.span
  const colours = colourScale(scale.kind, appearance)
  const [x, y, width, height] = bar
  const edge = (i: number) => Math.round(x + (i / BAR_STEPS) * width)
  const steps = Array.from({ length: BAR_STEPS }, (_, i): Mark => {
    const colour = colourAt(colours, from + ((i + 0.5) / BAR_STEPS) * (to - from))
    return { kind: 'boxes', boxes: [[edge(i), y, edge(i + 1) - edge(i), height]], fill: 'plain', colour, opacity: 1 }
  })
  const ticks = scale.ticks.flatMap(({ at, label }): Mark[] => {
    const place = x + ((at - from) / (to - from || 1)) * width
    const runs = mathRuns(label)
    const half = measure(runs, type.label, 450) / 2
    // Texts at the ends stay above the plane.
    const middle = Math.min(plot[0] + plot[2] - half, Math.max(x + half, place))
    return [
      { kind: 'path', points: [[place, y + height], [place, y + height + 3]], colour: line, width: props.weight ?? 1, isClosed: false, isFilled: false, opacity: 1 },
      text(runs, [middle, y + height + 3 + 0.8 * type.label], type.label, { anchor: 'middle', colour: mutedText }),
    ]
  })
  const symbol = quantity.symbol === '' ? [] : [...plainRun('  '), ...mathRuns(quantity.symbol)]
  const title: Point = [plot[0], isStacked ? frame.padding + 0.75 * type.title : y + height / 2 + 0.35 * type.title]
  const most = isStacked ? plot[2] : x - plot[0] - type.title
  const runs = fitting([[...plainRun(quantity.name), ...symbol], plainRun(quantity.name), mathRuns(quantity.symbol)], (one) => measure(one, type.title, 620) <= most)
  return [text(runs, title, type.title, { weight: 620 }), ...steps, outline(bar, line, props.weight), ...ticks]
}

/** The first of these texts that fits, else the last. */
function fitting(texts: readonly (readonly Run[])[], fits: (runs: readonly Run[]) => boolean): readonly Run[] {
  return texts.find(fits) ?? texts[texts.length - 1]
}
