import type { BestFound } from './best-found.ts'

/** What of a moment it takes. */
interface At {
  readonly bestFound?: BestFound | null
  readonly objective?: number
  readonly atRest: boolean
  /** Whether it is the last of its run, at rest or not. */
  readonly hasEnded?: boolean
}

/** Objectives that differ by less than this share are of one equilibrium: a run rests within 1e-6 of its own. */
const SAME = 1e-5

/** What the search for the best equilibrium has found, as sentences after a space; empty where there is no search. */
export function bestFoundText({ bestFound, objective, atRest, hasEnded = atRest }: At): string {
  if (bestFound == null) return ''
  const { done, of, best, problem } = bestFound
  if (problem !== null) return ` ${problem}`
  if (best === null) return ` Looking for the best of ${of} starts: ${done} of ${of} tried.`
  const told = (value: string) => ` Dashed: the best found of ${of} starts, objective ${value}; no certificate.`
  if (!hasEnded || objective === undefined) return told(best.objective.toPrecision(4))
  const off = objective - best.objective
  if (Math.abs(off) <= SAME * Math.abs(best.objective)) {
    return `${told(best.objective.toPrecision(4))} This run ended there too.`
  }
  const [mine, other] = apart(objective, best.objective)
  if (!atRest) return `${told(other)} This run ended ${off > 0 ? 'above' : 'below'} it, at ${mine}.`
  return `${told(other)} This run stopped at a ${off > 0 ? 'worse' : 'better'} equilibrium, ${mine}.`
}

/** Two numbers with as many digits, four to seven, as tell them apart. */
function apart(a: number, b: number): [string, string] {
  const digits = [4, 5, 6].find((count) => a.toPrecision(count) !== b.toPrecision(count)) ?? 7
  return [a.toPrecision(digits), b.toPrecision(digits)]
}
