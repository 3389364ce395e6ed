import { inner, matrix, multiply, transpose } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { classTotal, sampleTotal, type ClassGroup } from './class-groups.ts'
import {
  evaluate,
  lowerBound,
  nuclearNorm,
  type Evaluation,
  type GroupedMatrix,
  type WeightDecayProblem,
} from './weight-decay-problem.ts'
import { mergingLambda, zeroLambda } from './weight-decay-lines.ts'

/** The minimiser of f(A) + λ‖A‖_* with its certificate. */
export interface WeightDecayOptimum {
  readonly a: GroupedMatrix
  readonly objective: number
  /** objective − lower bound, ≥ 0: the optimum is at most this far below. */
  readonly gap: number
  readonly iterations: number
}

export interface OptimumOptions {
  /** A point to start from, of the same groups. */
  readonly start?: GroupedMatrix
  /** Iterations allowed. */
  readonly limit?: number
}

/** The gap at which to stop, relative to the objective: the bound itself is rounded to 1e-14 or so. */
const RELATIVE_GAP = 5e-14

/** Steps back allowed to the objective, over which it must fall: Barzilai–Borwein steps are not monotone. */
const MEMORY = 10

/** Points between two looks at the gap, which costs as much as a step when there are many groups. */
const GAP_EVERY = 5

interface Iterate {
  readonly a: GroupedMatrix
  readonly at: Evaluation
  readonly objective: number
}

/**
 * The global optimum of cross-entropy with weight decay for any class counts: proximal gradient steps with
 * singular value shrinkage on the grouped matrix (K × K where all counts differ), step lengths of Barzilai
 * and Borwein with a non-monotone search. The gap says how good the result is, also when it stops early.
 * Source: Wright, Nowak, Figueiredo 2009 (SpaRSA).
 */
export function weightDecayOptimum(problem: WeightDecayProblem, options: OptimumOptions = {}): WeightDecayOptimum {
  const { groups, lambda } = problem
  const limit = options.limit ?? 5000
  const merged = groups.map((_, g) => lambda >= (mergingLambda(groups, g) ?? 0))
  const start = options.start ?? startOf(problem)
  const held = { blocks: start.blocks.map((x, g) => (merged[g] ? 0 : x)), core: start.core }
  const nothing = { blocks: start.blocks.map(() => 0), core: matrix(groups.length, groups.length) }
  const first = lambda >= zeroLambda(groups) ? nothing : held
  let current = iterateAt(problem, first, nuclearNorm(groups, first))
  let step = 2 * sampleTotal(groups)
  const recent = [current.objective]
  let best = { current, gap: gapAt(problem, current) }
  let iterations = 0
  while (iterations < limit && best.gap > RELATIVE_GAP * best.current.objective) {
    const next = proximalStep(problem, merged, current, step, Math.max(...recent))
    if (next === null) break
    iterations++
    step = nextStep(groups, current, next, step)
    current = next
    recent.push(current.objective)
    if (recent.length > MEMORY) recent.shift()
    if (iterations % GAP_EVERY !== 0 && iterations < limit) continue
    const gap = gapAt(problem, current)
    if (gap < best.gap) best = { current, gap }
  }
  return { a: best.current.a, objective: best.current.objective, gap: best.gap, iterations }
}

function iterateAt(problem: WeightDecayProblem, a: GroupedMatrix, norm: number): Iterate {
  const at = evaluate(problem, a)
  return { a, at, objective: at.loss + problem.lambda * norm }
}

function gapAt(problem: WeightDecayProblem, { at, objective }: Iterate): number {
  return Math.max(0, objective - lowerBound(problem, at))
}

/** The simplex ETF whose margin a balanced problem of as many samples would have. */
function startOf({ groups, lambda }: WeightDecayProblem): GroupedMatrix {
  const K = classTotal(groups)
  const margin = Math.log(Math.max(2, 1 / (lambda * Math.sqrt(sampleTotal(groups) / K)) - (K - 1)))
  const G = groups.length
  const core = matrix(G, G)
  groups.forEach(({ members, count }, g) =>
    groups.forEach((other, h) => {
      const centred = (g === h ? 1 : 0) - Math.sqrt(members.length * other.members.length) / K
      core.data[h * G + g] = Math.sqrt(count) * margin * centred
    }),
  )
  return { blocks: Float64Array.from(groups, ({ members, count }) => (members.length > 1 ? Math.sqrt(count) * margin : 0)), core }
}

/** One shrinkage step, shortened until the objective falls below `ceiling`; null when none does. */
function proximalStep(
  problem: WeightDecayProblem,
  merged: readonly boolean[],
  from: Iterate,
  step: number,
  ceiling: number,
): Iterate | null {
  for (let length = step, halving = 0; halving < 40; halving++, length /= 2) {
    const { a, norm } = shrunk(problem, merged, from, length)
    const next = iterateAt(problem, a, norm)
    // 1e-15: the objective's own rounding must not stop a step that is right.
    if (next.objective <= ceiling * (1 + 1e-15)) return next
  }
  return null
}

/** Singular values of A − length · ∇f(A) lowered by length · λ, none below zero; and their sum. */
function shrunk(
  { groups, lambda }: WeightDecayProblem,
  merged: readonly boolean[],
  { a, at }: Iterate,
  length: number,
): { a: GroupedMatrix; norm: number } {
  const threshold = length * lambda
  const blocks = a.blocks.map((x, g) =>
    merged[g] ? 0 : Math.max(0, x - length * at.gradient.blocks[g] - threshold),
  )
  const moved = a.core.data.map((x, i) => x - length * at.gradient.core.data[i])
  const { left, values, right } = singularValues(matrix(a.core.rows, a.core.cols, moved))
  const lowered = values.map((s) => Math.max(0, s - threshold))
  const scaled = left.data.map((x, i) => x * lowered[i % left.cols])
  const norm = groups.reduce((sum, { members }, g) => sum + (members.length - 1) * blocks[g], 0)
  return {
    a: { blocks, core: multiply(matrix(left.rows, left.cols, scaled), transpose(right)) },
    norm: lowered.reduce((sum, s) => sum + s, norm),
  }
}

/** ⟨Δ, Δ⟩/⟨Δ, Δ∇f⟩, the inverse curvature along the last step. */
function nextStep(groups: readonly ClassGroup[], from: Iterate, to: Iterate, step: number): number {
  const moved = difference(to.a, from.a)
  const curvature = groupedInner(groups, moved, difference(to.at.gradient, from.at.gradient))
  const length = groupedInner(groups, moved, moved)
  if (!(curvature > 0) || !(length > 0)) return step
  return Math.min(length / curvature, 1e12 * sampleTotal(groups))
}

function difference(a: GroupedMatrix, b: GroupedMatrix): GroupedMatrix {
  const core = matrix(a.core.rows, a.core.cols, a.core.data.map((x, i) => x - b.core.data[i]))
  return { blocks: a.blocks.map((x, g) => x - b.blocks[g]), core }
}

function groupedInner(groups: readonly ClassGroup[], a: GroupedMatrix, b: GroupedMatrix): number {
  return groups.reduce((sum, { members }, g) => sum + (members.length - 1) * a.blocks[g] * b.blocks[g], inner(a.core, b.core))
}
