import type { Backend, Member, Outcome } from '../engine/backends/contract.ts'
import { stretchStart } from '../engine/measure-knot.ts'
import { planOf } from '../engine/plan-of.ts'
import { restRuleOf } from '../engine/rest-rule.ts'
import type { RunPlan } from '../engine/run.ts'
import type { Breathe } from '../engine/system.ts'
import { splitOf } from '../experiment/split-of.ts'
import { quantityOf } from '../metrics/registry.ts'
import type { Program } from '../model/program.ts'
import { buildProgram } from '../model/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { gaussianStart } from '../model/start.ts'
import type { Prediction } from '../theory/prediction.ts'
import { predict } from '../theory/registry.ts'
import { computeCell, emptyCell, writtenCell } from './compute-cell.ts'
import { momentOf } from './moment.ts'
import type { SweepCell } from './sweep-cell.ts'
import { cellAt, problemWithCell, type Cell, type Sweep } from './sweep.ts'

/** A cell whose run is one flow that theory says the end of: what many workgroups do side by side. */
interface Plain {
  readonly cell: Cell
  readonly plan: RunPlan
  readonly spec: ModelSpec
  readonly prediction: Prediction
}

/**
 * Computes cells of a sweep on a backend that runs many flows at once, those of one structure together; `onCell` is
 * told of each as it ends, in any order. Cells with changes in the middle, of gradient descent, or without a predicted
 * optimum to come to rest at (which single precision alone cannot tell) are computed one by one in float64, as
 * `computeCell` does. Rejects where the backend breaks down.
 */
export async function computeBatch<T>(
  backend: Backend<T>,
  sweep: Sweep,
  indices: readonly number[],
  onCell: (cell: SweepCell) => void,
  breathe: Breathe = () => null,
): Promise<void> {
  const groups = new Map<string, Plain[]>()
  const others: number[] = []
  for (const index of indices) {
    const cell = cellAt(sweep, index)
    const problem = problemWithCell(sweep, cell)
    const plain = problem === null ? plainOf(cell) : null
    if (problem !== null) onCell(emptyCell(sweep, cell, 'notAllowed', problem))
    else if (plain === null) others.push(index)
    else groups.set(structureOf(plain.spec), [...(groups.get(structureOf(plain.spec)) ?? []), plain])
  }
  for (const group of groups.values()) {
    const run = backend.batch?.(buildProgram(group[0].spec)) ?? null
    if (run === null) others.push(...group.map(({ cell }) => cell.index))
    else await runGroup(sweep, group, run, onCell, breathe)
  }
  for (const index of others) {
    const cell = await computeCell(sweep, index, breathe)
    if (cell !== null) onCell(cell)
  }
}

function plainOf(cell: Cell): Plain | null {
  const plan = planOf(cell.experiment)
  const [{ spec, push = null }, ...more] = plan.segments
  if (more.length > 0 || push !== null || plan.rate !== null) return null
  const prediction = predict(spec, splitOf(cell.experiment, spec))
  return prediction === null || prediction.scale === 'direction' ? null : { cell, plan, spec, prediction }
}

/** Flows with one structure have one text: shapes and instructions, whatever their numbers. */
function structureOf(spec: ModelSpec): string {
  const program = buildProgram(spec)
  const instructions = program.velocity.instructions.map(({ op, out }) => `${op} ${out}`)
  return JSON.stringify([program.shapes, instructions, spec.model, spec.choices])
}

async function runGroup(
  sweep: Sweep,
  group: readonly Plain[],
  run: NonNullable<ReturnType<NonNullable<Backend<unknown>['batch']>>>,
  onCell: (cell: SweepCell) => void,
  breathe: Breathe,
): Promise<void> {
  const programs = new Map<number, Program>()
  const memberAt = (index: number): Member => {
    const { plan, spec, prediction } = group[index]
    const program = buildProgram(spec)
    programs.set(index, program)
    const rule = restRuleOf(prediction, 'float32', plan.tolerance)
    return {
      program,
      start: gaussianStart(program, spec, plan.seed, plan.deviation),
      until: plan.horizon,
      tolerance: plan.tolerance,
      isOver: (t, objective) => rule({ t, objective, state: [], velocity: [] }),
    }
  }
  await run(
    group.length,
    memberAt,
    (index, outcome) => {
      const program = programs.get(index)
      programs.delete(index)
      if (program !== undefined) onCell(cellOf(sweep, group[index], program, outcome))
    },
    breathe,
  )
}

function cellOf(sweep: Sweep, { cell, plan, spec, prediction }: Plain, program: Program, outcome: Outcome): SweepCell {
  const { t, objective, state, evaluations, ending } = outcome
  const stretch = { index: 0, from: 0, spec, prediction }
  const blocks = gaussianStart(program, spec, plan.seed, plan.deviation).map(({ data }) => data)
  const start = stretchStart(program, spec, { t: 0, state: blocks, velocity: [], objective: Number.NaN }, true)
  const wanted = { quantities: sweep.quantities.map(quantityOf), withState: false }
  const last = momentOf({ stretch, program, knot: { t, state, velocity: [], objective } }, start, wanted)
  return writtenCell(sweep, cell, { ending, last, evaluations, stretches: [stretch] })
}
