import type { Ending } from '../knot.ts'

/** A run at its horizon. */
export function horizon(t: number): Ending {
  return { kind: 'horizon', t, sentence: `The run ended at its horizon, t = ${t}.` }
}

/** A run whose numbers overflowed. */
export function diverged(t: number): Ending {
  return { kind: 'diverged', t, sentence: `The run was stopped at t = ${short(t)}: its numbers were no longer finite.` }
}

/** A run that no step of any size takes further within its tolerance. */
export function tooStrict(t: number, tolerance: number): Ending {
  const sentence = `The run was stopped at t = ${short(t)}: no step meets the tolerance of ${tolerance} in this engine's precision.`
  return { kind: 'floor', t, sentence }
}

/** A run that took more gradient evaluations than anyone waits for. */
export function tooSlow(t: number, evaluations: number): Ending {
  const sentence = `The run was stopped at t = ${short(t)}: after ${evaluations.toLocaleString('en-US')} gradients it is too slow to follow.`
  return { kind: 'floor', t, sentence }
}

function short(t: number): number {
  return Number(t.toPrecision(4))
}
