import { matrix, transpose, type Matrix } from '../math/matrix.ts'
import { measuredState, type MeasuredState } from '../metrics/measured-state.ts'
import { balancesOf, sumOfRows, type Origin } from '../metrics/run-facts.ts'
import { lossOf } from '../model/linear-head.ts'
import type { Program } from '../model/program.ts'
import { layerDecaysOf, type ModelSpec } from '../model/spec.ts'
import type { Knot } from './knot.ts'
import { shownState, type ShownState } from './shown.ts'

/** What a stretch of a run conserves, as it is at its first knot, and when that was. */
export interface StretchStart extends Omit<Origin, 'elapsed'> {
  readonly t: number
}

/**
 * The state of a knot with what measures need of it. Throws RangeError where the program has no
 * classifiers and features.
 */
export function measuredKnot(
  program: Program,
  spec: ModelSpec,
  knot: Pick<Knot, 'state'>,
  shown: ShownState = shownState(program, knot),
): MeasuredState {
  const { counts } = spec
  const { classifiers, features } = shown
  const factors = program.factors.map((name) => blockOf(program, knot, name) as Matrix)
  const bias = blockOf(program, knot, 'b')?.data ?? null
  if (spec.columns !== undefined) {
    // One column a class: it is its own mean, and weighs n_k.
    return { classifiers, features: null, counts, bias, means: transpose(features), scatter: new Float64Array(counts.length), isOneColumn: true, factors }
  }
  return { ...measuredState({ classifiers, features, counts, bias }), factors }
}

function blockOf(program: Program, { state }: Pick<Knot, 'state'>, name: string): Matrix | null {
  const b = program.blocks.findIndex((candidate) => candidate.name === name)
  if (b < 0) return null
  const { rows, cols } = program.shapes[program.blocks[b].register]
  return matrix(rows, cols, state[b])
}

/** The start of a stretch from its first knot. */
export function stretchStart(program: Program, spec: ModelSpec, first: Knot, isFlow: boolean): StretchStart {
  const { factors = [] } = measuredKnot(program, spec, first)
  const { lambdaH = 0 } = spec.values
  const decays = 'lambdaW' in spec.values ? [...layerDecaysOf(spec), lambdaH] : [0]
  const isCrossEntropy = lossOf(spec) === 'crossEntropy'
  return {
    t: first.t,
    balances: factors.length > 1 ? balancesOf(factors) : null,
    sum: factors.length > 0 && isCrossEntropy ? sumOfRows(factors[0]) : null,
    decays,
    isFlow,
  }
}
