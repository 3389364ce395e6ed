import { classColour } from '../theme/class-colours.ts'
import { palettes } from '../theme/palette.ts'
import { cosinePlace, gramCells, NO_VALUE, simplexCosine } from './gram-cells.ts'
import { plainForms, type NumberForm } from './gram-numbers.ts'
import { gramPalette, paletteIndex } from './gram-palette.ts'
import type { GramMatrix, GramProps } from './gram-props.ts'
import type { Box, Mark, Measure, PathMark, Point, TextMark } from './marks.ts'
import { mathRuns, plainRun, type Run } from './math-runs.ts'
import { valueText } from './number-text.ts'

/** Sizes on paper in CSS pixels (a 96th of an inch): a matrix, that of what is predicted, and what lies between. */
const [SIDE, TWIN, GAP, RIM] = [270, 130, 34, 16] as const
/** Above a matrix: its title, and the names of the classes. */
const [TITLE, NAMES] = [42, 20] as const
const SMALL = 10.5
/** Another font in the place of ours is wider by so much. */
const SLACK = 1.15
/** Numbers smaller than this are not read in print. */
const LEAST_TYPE = 6
/** Colours along the bar that says what they mean. */
const STOPS = 60
const BAR: readonly [number, number] = [180, 9]
const { palette, inks } = { palette: palettes.light, inks: gramPalette('light') }

/** The Gram matrices of cosines as marks on white paper, those predicted in small below them. */
export function gramMarks(props: GramProps, measure: Measure): { readonly marks: readonly Mark[]; readonly size: readonly [number, number] } {
  const light: GramProps = { ...props, appearance: 'light', shading: 'value' }
  const hasTwin = props.matrices.some(({ target }) => target !== null)
  const top = RIM + TITLE + NAMES
  const below = top + SIDE + 22
  const legend = below + (hasTwin ? TWIN + 34 : 0)
  const marks = light.matrices.flatMap((matrix, m): Mark[] => {
    const left = RIM + NAMES + m * (SIDE + NAMES + GAP)
    const symbol = `cos(${matrix.row.replaceAll('#', 'j')}, ${matrix.column.replaceAll('#', 'k')})`
    return [
      text(plainRun(matrix.name), [left, RIM + 9], palette.text, 13, 600),
      text(mathRuns(symbol), [left, RIM + 28]),
      ...names(light, [left, top], measure),
      ...matrixMarks(matrix, light, [left, top, SIDE, SIDE], measure),
      ...(matrix.target === null ? [] : twin(matrix, matrix.target, light, [left, below], measure)),
    ]
  })
  const count = light.matrices.length
  return { marks: [...marks, ...legendMarks(light, [RIM + NAMES, legend])], size: [2 * RIM + count * (SIDE + NAMES) + (count - 1) * GAP, legend + 22 + RIM] }
}

function twin(matrix: GramMatrix, target: Float64Array, props: GramProps, [x, y]: Point, measure: Measure): Mark[] {
  const told = { ...matrix, values: target, target: null }
  return [text(plainRun(props.targetName), [x, y + 4]), ...matrixMarks(told, props, [x, y + 14, TWIN, TWIN], measure)]
}

function matrixMarks(matrix: GramMatrix, props: GramProps, [left, top, side]: Box, measure: Measure): Mark[] {
  const { classes: K, order, groups } = props
  const cell = side / K
  const cells = gramCells(matrix, props, new Int16Array(K * K))
  const boxes = new Map<number, Box[]>()
  // A hair's breadth larger: between boxes that merely touch some programs draw a white seam.
  const seam = 0.15
  cells.forEach((entry, at) => {
    const box: Box = [rounded(left + (at % K) * cell), rounded(top + Math.floor(at / K) * cell), rounded(cell + seam), rounded(cell + seam)]
    boxes.set(entry, [...(boxes.get(entry) ?? []), box])
  })
  const coloured = [...boxes].map(([entry, own]): Mark => {
    const isGone = entry === NO_VALUE
    return { kind: 'boxes', boxes: own, fill: isGone ? 'hatched' : 'plain', colour: isGone ? palette.outline : inks.colours[entry], opacity: 1 }
  })
  const type = typeFor(cell, measure)
  const numbers = Array.from(cells, (entry, at): Mark[] => {
    const value = matrix.values[order[Math.floor(at / K)] * K + order[at % K]]
    if (type === null || entry === NO_VALUE) return []
    return [text(plainRun(type.form.text(value)), [left + ((at % K) + 0.5) * cell, top + (Math.floor(at / K) + 0.5) * cell], inks.text[entry], type.size, 450, 'middle')]
  })
  const borders = groups.slice(1).flatMap(({ from }): Mark[] => [
    line([[left + from * cell, top], [left + from * cell, top + side]]),
    line([[left, top + from * cell], [left + side, top + from * cell]]),
  ])
  const frame: PathMark = { ...line([[left, top], [left + side, top], [left + side, top + side], [left, top + side]]), width: 0.75, isClosed: true }
  return [...coloured, ...numbers.flat(), ...borders, frame]
}

/** The longest form of numbers, and its size, that fit a cell; null where none does. */
function typeFor(cell: number, measure: Measure): { readonly form: NumberForm; readonly size: number } | null {
  for (const [i, form] of plainForms.entries()) {
    const size = Math.min(cell / 1.5, (cell - 3) / ((SLACK * measure(plainRun(form.widest), 100, 450)) / 100), 12)
    // Fewer digits rather than small type; the shortest form may be small.
    if (size >= (i < plainForms.length - 1 ? SMALL : LEAST_TYPE)) return { form, size }
  }
  return null
}

/** The colours of the classes along the sides, their numbers where there is room, and the names of groups below. */
function names({ classes: K, selection, order, groups }: GramProps, [left, top]: Point, measure: Measure): Mark[] {
  const cell = SIDE / K
  const of = selection?.of ?? K
  const isNamed = cell >= 1.3 * SMALL
  const sides = order.flatMap((row, i): Mark[] => {
    const k = selection?.classes[row] ?? row
    const name = plainRun(String(k + 1))
    const at = (i + 0.5) * cell
    const strips: Mark = { kind: 'boxes', boxes: [[left - 6, top + i * cell, 4, cell], [left + i * cell, top - 6, cell, 4]], fill: 'plain', colour: classColour(k, of, 'light'), opacity: 1 }
    return isNamed ? [strips, text(name, [left - 9, top + at], palette.mutedText, SMALL, 450, 'end'), text(name, [left + at, top - 13], palette.mutedText, SMALL, 450, 'middle')] : [strips]
  })
  if (groups.length < 2) return sides
  const named = groups.flatMap(({ name, from, to }): Mark[] =>
    measure(plainRun(name), SMALL, 450) > (to - from) * cell ? [] : [text(plainRun(name), [left + ((from + to) / 2) * cell, top + SIDE + 9], palette.mutedText, SMALL, 450, 'middle')],
  )
  return [...sides, ...named]
}

/** What the colours say. */
function legendMarks({ classes: rows, selection }: GramProps, [left, top]: Point): Mark[] {
  const classes = selection?.of ?? rows
  const [width, height] = BAR
  const least = cosinePlace(-1, classes)
  const step = width / STOPS
  const bar = Array.from({ length: STOPS }, (_, i): Mark => {
    const colour = inks.colours[paletteIndex(least + ((1 - least) * (i + 0.5)) / STOPS)]
    return { kind: 'boxes', boxes: [[rounded(left + 20 + i * step), top, rounded(step + 0.15), height]], fill: 'plain', colour, opacity: 1 }
  })
  const part = selection == null ? '' : `; ${rows} of ${classes.toLocaleString('en-US')} classes, evenly chosen`
  const middle = `grey: ${valueText(simplexCosine(classes), 'linear')}, as in a simplex ETF; hatched: vanished${part}`
  const y = top + height / 2
  return [text(plainRun('−1'), [left + 15, y], palette.mutedText, SMALL, 450, 'end'), ...bar, text(plainRun('1'), [left + width + 25, y]), text(plainRun(middle), [left + width + 45, y])]
}

function line(points: readonly Point[]): PathMark {
  return { kind: 'path', points, colour: palette.mutedText, width: 1.25, isClosed: false, isFilled: false, opacity: 1 }
}

function text(runs: readonly Run[], at: Point, colour: string = palette.mutedText, size: number = SMALL, weight = 450, anchor: TextMark['anchor'] = 'start'): TextMark {
  return { kind: 'text', runs, at, size, weight, colour, anchor, angle: 0, halo: null }
}

/** A hundredth of a pixel is finer than print. */
function rounded(value: number): number {
  return Math.round(100 * value) / 100
}
