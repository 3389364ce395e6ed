import { chartKindOf, type ChartKind } from '../experiment/charts.ts'
import type { Layout } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import { pointOfTheory } from '../theory/point-of-theory.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { Columns, LineColumns } from './curve-builder.ts'
import type { LineKind } from './curve-lines.ts'
import { pointOfRun } from './curve-point.ts'
import type { Curve, CurveLine, CurveSet, TheoryLine } from './curve-set.ts'
import { frameOfEntry, lightLayout } from './light-entry.ts'

/** What the columns are about. */
export interface Setting {
  /** One for each stretch, as the predictions. */
  readonly layouts: readonly Layout[]
  readonly predictions: readonly (Prediction | null)[]
  /** The charts, by the keys that were asked for. */
  readonly keys: readonly string[]
  readonly kinds: readonly ChartKind[]
  readonly lines: readonly (readonly LineKind[])[]
  /** The latest entry: it says why what is never defined is not. */
  readonly latest: Entry | null
}

/** The curves with their names and conventions, over columns of values. */
export function curvesFrom(columns: Columns, setting: Setting, isComplete: boolean): CurveSet {
  return {
    times: Float64Array.from(columns.times),
    classes: setting.layouts[0]?.spec.counts.length ?? 0,
    curves: setting.kinds.map((kind, c) => curveOf(kind, c, columns, setting)),
    isComplete,
  }
}

function curveOf(kind: ChartKind, c: number, columns: Columns, setting: Setting): Curve {
  const kinds = setting.lines[c]
  const lines = kinds.map((line, l) => lineOf(line, columns.lines[c][l]))
  const { symbol, convention, axis, range, unit } = kind.quantities[0]
  const bands = kinds.some(({ hasBand }) => hasBand)
  return {
    key: setting.keys[c],
    symbol: kind.quantities.length > 1 ? symbol.replace(/_A(?=‖|$)/, '') : symbol,
    name: nameOf(kind),
    convention: bands ? `${convention}, and their range` : convention,
    unit,
    scale: axis,
    range: axis === 'linear' && range.every(Number.isFinite) ? range : null,
    undefinedAs: reasonOf(kind, lines, setting),
    lines,
    theory: kinds.flatMap((line) => theoryOf(line, columns.segments, setting)),
  }
}

/** Names that leave room for the values beside them. */
const shortNames: Readonly<Record<string, string>> = {
  'Misalignment and its bound': 'Misalignment',
  'Distance of the classifiers from a simplex': 'Classifiers from a simplex',
  'Largest deviation of an angle between classifiers from a simplex': 'Largest angle error of classifiers',
  'Distance of the class means from a simplex': 'Class means from a simplex',
  'Largest deviation of an angle between class means from a simplex': 'Largest angle error of class means',
  'Distance of classifiers from class means': 'Classifiers from class means',
  'Agreement with the nearest class mean': 'Nearest-mean agreement',
}

/** The name of a chart: its idea, in few words. */
export function nameOf({ idea }: Pick<ChartKind, 'idea'>): string {
  return shortNames[idea] ?? idea
}

function lineOf({ label, role, colourOf, hasBand, dashed }: LineKind, { mean, low, high }: LineColumns): CurveLine {
  const line = { label, role, colourOf, values: Float64Array.from(mean), ...(dashed === true ? { dashed } : {}) }
  return hasBand ? { ...line, low: Float64Array.from(low), high: Float64Array.from(high) } : line
}

/** What a missing value means: why, where there is no other; else that the vectors have vanished since. */
function reasonOf({ quantities }: ChartKind, lines: readonly CurveLine[], { layouts, predictions, latest }: Setting): string {
  if (latest === null || lines.some(({ values }) => values.some(Number.isFinite))) return 'vanished'
  const layout = lightLayout(layouts[latest.segment])
  const frame = frameOfEntry(latest, layout)
  const point = pointOfRun(frame, predictions[latest.segment], { classifiers: 0, means: 0 }, Number.NaN)
  const found = point.read(quantities[0])
  return `not defined here: ${found.value === null ? found.reason : 'the vectors have vanished'}`
}

/** One line for each value that theory gives: what it says jumps where a stretch begins, it does not move. */
function theoryOf(line: LineKind, segments: readonly number[], { predictions, layouts }: Setting): TheoryLine[] {
  const values = predictions.map((target, s) => {
    const { counts, choices } = layouts[s].spec
    const hasBias = (choices?.['bias'] ?? 'none') !== 'none'
    return target === null ? Number.NaN : line.of(pointOfTheory(target, { counts, hasBias })).mean
  })
  const runs = values.map((value, s) => values.slice(0, s + 1).findLastIndex((former) => !Object.is(former, value)) + 1)
  return [...new Set(runs)]
    .filter((run) => Number.isFinite(values[run]))
    .map((run) => ({
      label: 'theory',
      role: line.role,
      values: Float64Array.from(segments, (segment) => (runs[segment] === run ? values[run] : Number.NaN)),
    }))
}

/** The chart of a key; that of the objective for the gap where there is no least to take from it. */
export function chartToDraw(key: string, predictions: readonly (Prediction | null)[]): ChartKind {
  return chartKindOf(key === 'gap' && !hasGap(predictions) ? 'objective' : key)
}

/** Whether there is a least objective to take from it, throughout a run. */
export function hasGap(predictions: readonly (Prediction | null)[]): boolean {
  return predictions.every((target) => target !== null && target.scale !== 'direction')
}
