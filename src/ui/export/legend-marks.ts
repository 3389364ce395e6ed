import type { Mark, Measure, PathMark, Point } from '../../charts/marks.ts'
import { mostVertices } from '../../scene/polytope-edges.ts'
import { plainRun } from '../../charts/math-runs.ts'
import type { SceneProps } from '../../scene/props.ts'
import type { Palette } from '../../theme/palette.ts'
import { typeScale } from '../../theme/type-scale.ts'
import { leftOut } from '../legend.tsx'

const { size, weight } = typeScale.body
/** Width of a mark, and from one name to the next mark, in CSS pixels. */
const [MARK, GAP] = [30, 22]
/** Height of a line of the legend. */
export const LEGEND_LINE = 26

interface Named {
  readonly name: string
  /** About the middle of a box of 28 × 20. */
  marks(palette: Palette): PathMark[]
}

/** What the marks of a picture are, in lines of a width that end at `bottom`, as marks themselves. */
export function legendMarks(props: SceneProps, palette: Palette, [left, bottom]: Point, width: number, measure: Measure): Mark[] {
  const lines: { named: Named; x: number }[][] = [[]]
  let x = 0
  for (const named of namesOf(props)) {
    const length = MARK + measure(plainRun(named.name), size, weight)
    if (x > 0 && x + length > width) {
      lines.push([])
      x = 0
    }
    lines[lines.length - 1].push({ named, x })
    x += length + GAP
  }
  return lines.flatMap((line, i) =>
    line.flatMap(({ named, x: at }): Mark[] => {
      const middle: Point = [left + at + 14, bottom - (lines.length - i - 0.5) * LEGEND_LINE]
      const text = { runs: plainRun(named.name), at: [middle[0] + MARK - 14, middle[1]] as const, size, weight, colour: palette.mutedText }
      return [...named.marks(palette).map((mark) => moved(mark, middle)), { kind: 'text', ...text, anchor: 'start', angle: 0, halo: null }]
    }),
  )
}

function namesOf({ minority, frame, ghost, trail, cells }: SceneProps): Named[] {
  const isSampled = (frame?.samples.rows ?? 0) > 0
  const named: [boolean, string, Named['marks']][] = [
    [true, 'class mean', ({ mutedText }) => [disc([0, 0], 6.5, mutedText)]],
    [true, 'classifier', ({ mutedText }) => [stroke([[-12, 0], [5, 0]], mutedText, 2.5), filled([[4, -4.5], [12, 0], [4, 4.5]], mutedText)]],
    [isSampled, 'sample', ({ outline }) => [disc([-8, -3], 2, outline), disc([0, 3], 2, outline), disc([7, -2], 2, outline)]],
    [minority.includes(true), 'minority mean', ({ mutedText }) => [filled([[0, -5], [5, 0], [0, 5], [-5, 0]], mutedText), ring(8.5, mutedText)]],
    [trail != null, 'its way so far', ({ mutedText }) => [stroke(curve, mutedText, 2)]],
    [ghost !== null, ghost?.kind === 'bestFound' ? 'best found of 16 starts' : 'where theory says it ends', ({ theory }) => [ring(6.5, theory)]],
    [cells != null, 'colour of the sphere: class that wins there', ({ outline }) => [{ ...disc([0, 0], 8.5, outline), opacity: 0.35 }]],
    [minority.length > mostVertices, leftOut, () => []],
  ]
  return named.flatMap(([isShown, name, marks]) => (isShown ? [{ name, marks }] : []))
}

const curve: readonly Point[] = Array.from({ length: 13 }, (_, i) => [2 * i - 12, 5 * Math.cos((i / 12) * Math.PI)])

function disc(at: Point, radius: number, colour: string): PathMark {
  return filled(circle(at, radius), colour)
}

function ring(radius: number, colour: string): PathMark {
  return { ...stroke(circle([0, 0], radius), colour, 1.5), isClosed: true }
}

function filled(points: readonly Point[], colour: string): PathMark {
  return { kind: 'path', points, colour, width: 0, isClosed: true, isFilled: true, opacity: 1 }
}

function stroke(points: readonly Point[], colour: string, width: number): PathMark {
  return { kind: 'path', points, colour, width, isClosed: false, isFilled: false, opacity: 1 }
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 32 }, (_, i) => [x + radius * Math.cos((i / 16) * Math.PI), y + radius * Math.sin((i / 16) * Math.PI)])
}

function moved(mark: PathMark, [right, down]: Point): PathMark {
  return { ...mark, points: mark.points.map(([x, y]) => [x + right, y + down]) }
}
