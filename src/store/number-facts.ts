import type { Experiment } from '../experiment/experiment.ts'
import type { NumberFacts, SideFacts } from '../lessons/number-value.ts'
import type { Lab } from './lab.ts'

/** An experiment and the lab that runs it. */
export interface Running {
  readonly lab: Lab
  readonly experiment: Experiment
}

/** What the numbers of a lesson's text are computed from, at the moment on show; null before there is one. */
export function numberFacts(first: Running, second: Running | null): NumberFacts | null {
  const A = sideFacts(first)
  const { player } = first.lab
  return A && { t: player.time(), computed: player.end(), A, B: second && sideFacts(second) }
}

function sideFacts({ lab, experiment }: Running): SideFacts | null {
  const stretch = lab.stretchOnShow()
  if (stretch === null) return null
  const { spec, prediction } = stretch
  const isUnderWay = lab.player.isAhead() || lab.player.frame() === null
  return { experiment, spec, prediction, isAwaited: lab.isTheoryAwaited(), isUnderWay, read: (quantity) => lab.read(quantity) }
}
