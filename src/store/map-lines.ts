import { resolve } from '../experiment/experiment.ts'
import type { ThresholdLine } from '../sweep/threshold-lines.ts'
import { placeOnAxis, type MapPlan } from './map-sweep.ts'

/** A line of theory as a map draws it. */
export interface PhaseLine {
  /** What it parts, in plain words; lines with one name are parts of one boundary. */
  readonly name: string
  /** Whether it is the end of a branch that a run may stay on, rather than a change of the optimum. */
  readonly isSpinodal: boolean
  /** In cells: 0 is the middle of the first column and row. */
  readonly points: readonly (readonly [column: number, row: number])[]
}

/** Between two lines runs that come from one side stay on a branch that is not the optimum. */
export interface HysteresisBand {
  /** A closed outline, in cells. */
  readonly outline: readonly (readonly [column: number, row: number])[]
}

/** Mark of the symbol of a threshold at which a metastable branch ends. */
const SPINODAL = 'ˢ'

/**
 * The lines of a plan in cells; each boundary is told by its name, whichever axis its thresholds are of. Where samples
 * are counted, an imbalance stands at what it comes to: there a line that steps with the counts meets the smooth one.
 */
export function phaseLines(plan: MapPlan, lines: readonly ThresholdLine[]): PhaseLine[] {
  const { map, x, y } = plan
  const [effectiveX, effectiveY] = [effective(plan, 'x'), effective(plan, 'y')]
  const all = lines
    .map(({ symbol, meaning, parameter, points }) => ({
      parameter,
      name: nameOf(meaning),
      isSpinodal: symbol.includes(SPINODAL),
      points: prolonged(
        points
          .map(([a, b]) => {
            // A threshold in R itself is no number of samples.
            const [ownX, ownY] = parameter === x.link ? [a, effectiveY(b)] : [effectiveX(a), b]
            return [placeOnAxis(x.values, map.x.scale, ownX), placeOnAxis(y.values, map.y.scale, ownY)] as const
          })
          .filter((point, i, every) => point.every(Number.isFinite) && !isSame(point, every[i - 1])),
        [x.values.length, y.values.length],
      ),
    }))
    .filter(({ points }) => points.length > 1)
  return all.flatMap(({ parameter, ...line }) => {
    const hasTwin = all.some((other) => other.parameter !== parameter && other.name === line.name && other.isSpinodal === line.isSpinodal)
    return hasTwin ? wellTaken(line, parameter === x.link ? 0 : 1, [x.values.length, y.values.length]) : [line]
  })
}

/** A line so steep, in shares of the plane, is taken better along the other axis. */
const STEEPEST = 4

/** The parts of a line that the values at which it is taken follow closely. */
function wellTaken(line: PhaseLine, own: 0 | 1, size: readonly [number, number]): PhaseLine[] {
  const parts: (readonly [number, number])[][] = [[]]
  const other = own === 0 ? 1 : 0
  line.points.forEach((point, i) => {
    const before = line.points[i - 1]
    const [rise, run] = before === undefined ? [0, 1] : [point[own] - before[own], point[other] - before[other]]
    if (Math.abs(rise) / size[own] > (STEEPEST * Math.abs(run)) / size[other]) parts.push([])
    parts[parts.length - 1].push(point)
  })
  return parts.filter((points) => points.length > 1).map((points) => ({ ...line, points }))
}

/** R·n_B rounded to whole samples, over n_B, where an axis is R and each sample counts; else the value itself. */
function effective({ map, sweep }: MapPlan, which: 'x' | 'y'): (value: number) => number {
  const { columns, counts, minorityCount } = resolve(sweep.experiment.values)
  const isCounted = columns !== 'means' && counts.length === 0 && map.x.parameter !== 'minorityCount' && map.y.parameter !== 'minorityCount'
  if (map[which].parameter !== 'imbalance' || !isCounted) return (value) => value
  return (value) => Math.max(1, Math.round(value * minorityCount)) / minorityCount
}

function isSame(a: readonly [number, number], b: readonly [number, number] | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1]
}

/** What happens on one side of a boundary, said of whichever side its thresholds are counted from. */
const reverses: readonly (readonly [string, string])[] = [
  ['minority classifiers come apart', 'minority classifiers merge'],
  ['majority classifiers come apart', 'majority classifiers merge'],
  ['minority classifiers part', 'minority classifiers merge'],
  ['the minority appears', 'the minority vanishes'],
  ['the majority appears', 'the majority vanishes'],
  ['everything appears', 'everything collapses to zero'],
]

function nameOf(meaning: string): string {
  const own = meaning.replace(/^below it /, '')
  if (own.startsWith('the metastable branch ends')) return 'the metastable branch ends'
  return reverses.find(([reverse]) => reverse === own)?.[1] ?? own
}

/** Lines are taken between the middles of the outermost cells: those that get there go on to the edge. */
function prolonged(points: readonly (readonly [number, number])[], size: readonly [number, number]): (readonly [number, number])[] {
  if (points.length < 2) return [...points]
  const ends = [beyond(points[0], points[1], size), beyond(points[points.length - 1], points[points.length - 2], size)]
  return [...ends[0], ...points, ...ends[1]]
}

/** Half a cell and a rounding further in the direction from `before` to `end`, where `end` lies on the rim of the middles. */
function beyond(end: readonly [number, number], before: readonly [number, number], size: readonly [number, number]): (readonly [number, number])[] {
  for (const axis of [0, 1] as const) {
    const isAtRim = Math.abs(end[axis]) < 1e-9 || Math.abs(end[axis] - size[axis] + 1) < 1e-9
    const step = Math.abs(end[axis] - before[axis])
    if (!isAtRim || step === 0) continue
    const further = (i: 0 | 1) => end[i] + ((end[i] - before[i]) * 0.5) / step
    return [[further(0), further(1)]]
  }
  return []
}

/** The regions between where a branch stops being the optimum and where it ends. */
export function hysteresisBands(plan: MapPlan, lines: readonly ThresholdLine[]): HysteresisBand[] {
  const ends = lines.filter(({ symbol, parameter }) => symbol.includes(SPINODAL) && parameter === plan.x.link)
  return ends.flatMap((end) => {
    const death = lines.find(({ symbol, parameter }) => parameter === end.parameter && symbol === end.symbol.replace(SPINODAL, ''))
    if (death === undefined) return []
    // Of one axis alone, so that neither gives parts to the other.
    const [from, to] = [death, end].map((line) => phaseLines(plan, [line])[0])
    return from === undefined || to === undefined ? [] : [{ outline: [...from.points, ...to.points.toReversed()] }]
  })
}
