import type { Layout } from '../engine/layout.ts'
import { quantityOf } from '../metrics/registry.ts'
import type { Columns } from './curve-builder.ts'
import type { PairGroup } from './curve-groups.ts'
import { hasBand } from './curve-measures.ts'
import type { Curve, CurveLine, CurveRole, CurveSet, TheoryLine } from './curve-set.ts'
import type { Targets } from './curve-targets.ts'

/** What the columns are about. */
export interface Setting {
  /** One for each stretch, as the targets. */
  readonly layouts: readonly Layout[]
  readonly targets: readonly Targets[]
  readonly groups: readonly PairGroup[]
  /** Whether every stretch has a predicted least objective, so that the loss is the gap to it. */
  readonly hasGap: boolean
}

/** The curves with their names and conventions, over columns of values. */
export function curvesFrom(columns: Columns, setting: Setting): CurveSet {
  return {
    times: Float64Array.from(columns.times),
    classes: setting.layouts[0]?.spec.counts.length ?? 0,
    curves: [
      lossCurve(columns, setting),
      spreadCurve(columns, setting),
      cosinesCurve(columns, setting),
      dualityCurve(columns, setting),
    ],
  }
}

function lossCurve({ loss }: Columns, { hasGap }: Setting): Curve {
  return { ...wordsOf(hasGap ? 'gap' : 'objective'), range: null, lines: [onlyLine(loss)], theory: [] }
}

function spreadCurve({ spread }: Columns, { layouts }: Setting): Curve {
  const single = layouts.every(({ spec }) => spec.counts.every((n) => n === 1))
  const undefinedAs = single ? 'not defined with one sample a class' : 'vanished'
  return { ...wordsOf('nc1QuotientUnweighted'), undefinedAs, range: null, lines: [onlyLine(spread)], theory: [] }
}

function cosinesCurve({ cosines, segments }: Columns, { groups, targets }: Setting): Curve {
  const { convention } = quantityOf('minorityClassifierCosine')
  return {
    key: 'classifierCosine',
    symbol: 'cos w',
    name: 'Classifier cosines',
    convention: groups.some(hasBand) ? `${convention}, and their range` : convention,
    scale: 'linear',
    range: [-1, 1],
    undefinedAs: 'vanished',
    lines: groups.map((group, g) => {
      const { label, role, colourOf } = group
      const line = { label, role, colourOf, values: Float64Array.from(cosines[g].mean) }
      if (!hasBand(group)) return line
      return { ...line, low: Float64Array.from(cosines[g].low), high: Float64Array.from(cosines[g].high) }
    }),
    theory: groups.flatMap(({ role }, g) => theoryLine(role, segments, targets.map((target) => target.cosines[g]))),
  }
}

function dualityCurve({ duality, segments }: Columns, { targets }: Setting): Curve {
  const theory = theoryLine('all', segments, targets.map((target) => target.duality))
  return { ...wordsOf('nc3SelfDualityUnweighted'), range: null, lines: [onlyLine(duality)], theory }
}

/** What the registry of quantities says of a measure. */
function wordsOf(key: string) {
  const { symbol, name, convention, axis } = quantityOf(key)
  return { key, symbol, name, convention, scale: axis, undefinedAs: 'vanished' }
}

function onlyLine(values: readonly number[]): CurveLine {
  return { label: '', role: 'all', colourOf: null, values: Float64Array.from(values) }
}

/** One line for each value that theory gives: what it says jumps where a stretch begins, it does not move. */
function theoryLine(role: CurveRole, segments: readonly number[], values: readonly number[]): TheoryLine[] {
  const runs = values.map((value, s) => values.slice(0, s + 1).findLastIndex((former) => former !== value) + 1)
  return [...new Set(runs)]
    .filter((run) => Number.isFinite(values[run]))
    .map((run) => ({
      label: 'theory',
      role,
      values: Float64Array.from(segments, (segment) => (runs[segment] === run ? values[run] : Number.NaN)),
    }))
}
