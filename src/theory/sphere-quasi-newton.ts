import { add, inner, norm } from '../math/vectors.ts'
import type { Slope } from './sphere-loss.ts'

/** When to stop: after `limit` steps, or where the gradient's norm is at most `slope`. */
export interface Stop {
  readonly limit: number
  readonly slope: number
}

/** Steps in a row that change the value by rounding alone, after which it is as low as it gets. */
const STALE = 6

/** Pairs of steps kept. */
const MEMORY = 12

/**
 * Minimises a smooth function by the limited-memory BFGS method with steps that are halved until they lower it
 * enough; stops early where rounding allows no lower value.
 * Source: Liu & Nocedal 1989.
 */
export function quasiNewton(f: (x: Float64Array) => Slope, start: Float64Array, stop: Stop): Slope & { at: Float64Array } {
  let at = start
  let here = f(at)
  const moves: Float64Array[] = []
  const turns: Float64Array[] = []
  let stale = 0
  for (let step = 0; step < stop.limit && stale < STALE && norm(here.gradient) > stop.slope; step++) {
    const direction = descent(here.gradient, moves, turns)
    const next = lower(f, at, here, direction)
    if (next === null) {
      // A bad memory is forgotten once; steepest descent that fails is at the end of rounding.
      if (moves.length === 0) break
      moves.length = turns.length = 0
      continue
    }
    const move = next.at.map((x, i) => x - at[i])
    const turn = next.gradient.map((g, i) => g - here.gradient[i])
    // Only curvature that is clearly positive keeps the approximation of the Hessian positive.
    if (inner(move, turn) > 1e-12 * norm(move) * norm(turn)) {
      moves.push(move)
      turns.push(turn)
      if (moves.length > MEMORY) [moves, turns].forEach((list) => list.shift())
    }
    stale = here.value - next.value <= 4 * Number.EPSILON * Math.abs(here.value) ? stale + 1 : 0
    ;({ at } = next)
    here = next
  }
  return { ...here, at }
}

/** The two-loop recursion: −(approximate inverse Hessian) · gradient. */
function descent(gradient: Float64Array, moves: readonly Float64Array[], turns: readonly Float64Array[]): Float64Array {
  const q = gradient.slice()
  const shares = new Float64Array(moves.length)
  for (let m = moves.length - 1; m >= 0; m--) {
    shares[m] = inner(moves[m], q) / inner(moves[m], turns[m])
    add(q, -shares[m], turns[m])
  }
  const last = moves.length - 1
  const scale = last < 0 ? Math.min(1, 0.1 / norm(gradient)) : inner(moves[last], turns[last]) / inner(turns[last], turns[last])
  for (let i = 0; i < q.length; i++) q[i] *= scale
  for (let m = 0; m < moves.length; m++) {
    add(q, shares[m] - inner(turns[m], q) / inner(moves[m], turns[m]), moves[m])
  }
  for (let i = 0; i < q.length; i++) q[i] = -q[i]
  return q
}

/** The first of the steps 1, ½, ¼ … that lowers f by a share of what its slope promises (Armijo); null if none of 30 does. */
function lower(f: (x: Float64Array) => Slope, at: Float64Array, here: Slope, direction: Float64Array): (Slope & { at: Float64Array }) | null {
  const slope = inner(here.gradient, direction)
  if (!(slope < 0)) return null
  for (let halving = 0, length = 1; halving < 30; halving++, length /= 2) {
    const tried = at.map((x, i) => x + length * direction[i])
    const there = f(tried)
    if (there.value <= here.value + 1e-4 * length * slope) return { ...there, at: tried }
  }
  return null
}
