import { matrix, type Matrix } from '../math/matrix.ts'
import { measuredState, type MeasuredState } from '../metrics/measured-state.ts'
import { balanceOf, sumOfRows, type Origin } from '../metrics/run-facts.ts'
import { lossOf } from '../model/linear-head.ts'
import type { Program } from '../model/program.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Knot } from './knot.ts'

/** What a stretch of a run conserves, as it is at its first knot, and when that was. */
export interface StretchStart extends Omit<Origin, 'elapsed'> {
  readonly t: number
}

/**
 * The state of a knot with what measures need of it. Throws RangeError where the program has no
 * blocks W and H.
 */
export function measuredKnot(program: Program, spec: ModelSpec, { state }: Knot): MeasuredState {
  const block = (name: string): Matrix | null => {
    const b = program.blocks.findIndex((candidate) => candidate.name === name)
    if (b < 0) return null
    const { rows, cols } = program.shapes[program.blocks[b].register]
    return matrix(rows, cols, state[b])
  }
  const [W, H] = [block('W'), block('H')]
  if (W === null || H === null) throw new RangeError(`the model ${spec.model} has no W or no H to measure`)
  return measuredState({ classifiers: W, features: H, counts: spec.counts, bias: block('b')?.data ?? null })
}

/** The start of a stretch from its first knot. */
export function stretchStart(program: Program, spec: ModelSpec, first: Knot, isFlow: boolean): StretchStart {
  const { classifiers, features } = measuredKnot(program, spec, first)
  const { lambdaW = 0, lambdaH = 0 } = spec.values
  return {
    t: first.t,
    balance: features === null ? null : balanceOf(classifiers, features),
    sum: sumOfRows(classifiers),
    lambdaW,
    lambdaH,
    isCrossEntropy: lossOf(spec) === 'crossEntropy',
    isFlow,
  }
}
