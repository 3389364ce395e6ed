import { matchRows, reordered } from '../math/match-rows.ts'
import { frobenius, multiply, transpose, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import type { MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/**
 * Distance to the predicted optimum after the best rotation or reflection, classes named as in the state where
 * theory leaves that open: classifiers and class
 * means, each over the target's norm (over their own too where only a direction is predicted), jointly:
 * min_Q √(½ Σ_X ‖X − X*Q‖²) = √(½ Σ_X (‖X‖² + ‖X*‖²) − ‖Σ_X X*ᵀX‖_*), all scaled.
 * @returns ≥ 0, 0 on the target; about 1 where nothing of it is there.
 */
export function targetDistance({ classifiers, means, run }: MeasuredState): Reading {
  const target = run?.target
  if (target === undefined || target === null) return notDefined('there is no prediction')
  if (target.classifiers.rows !== classifiers.rows) return notDefined('the prediction is of other classes')
  const isDirection = target.scale === 'direction'
  const order = matchRows([target.classifiers, target.means], [classifiers, means], target.exchangeable ?? [])
  const parts = [
    [classifiers, reordered(target.classifiers, order)],
    [means, reordered(target.means, order)],
  ].map(([own, goal]) => {
    const length = frobenius(goal)
    return { own: scaled(own, 1 / (isDirection ? frobenius(own) : length)), goal: scaled(goal, 1 / length) }
  })
  if (parts.some(({ own, goal }) => ![own, goal].every(({ data }) => data.every(Number.isFinite)))) {
    return notDefined('the prediction is zero')
  }
  const crosses = parts.map(({ own, goal }) => multiply(transpose(goal), own))
  const cross = { ...crosses[0], data: crosses[0].data.map((x, i) => x + crosses[1].data[i]) }
  const nuclear = singularValues(cross).values.reduce((sum, value) => sum + value, 0)
  const squares = parts.reduce((sum, { own, goal }) => sum + frobenius(own) ** 2 + frobenius(goal) ** 2, 0)
  return reading(Math.sqrt(Math.max(0, squares / 2 - nuclear)))
}

function scaled(a: Matrix, factor: number): Matrix {
  return { ...a, data: a.data.map((x) => factor * x) }
}
