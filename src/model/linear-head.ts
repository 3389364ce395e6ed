import { ProgramBuilder } from './builder.ts'
import type { LossKind, Program, Register } from './program.ts'
import { sampleCount, type ModelSpec } from './spec.ts'
import { meanTargets } from './targets.ts'

/** Decay of the two factors; 0 where there is none. */
export interface Decays {
  readonly lambdaW: number
  readonly lambdaH: number
}

/**
 * A linear head over free features, by independent choices: minimise
 * (1/N) Σ ℓ(W h_{k,i} + b, k) + (λ_W/2)‖W‖² + (λ_H/2)‖H‖² (+ (λ_b/2)‖b‖²) over W (K × d), H (d × N)
 * and b (K × 1).
 *
 * `choices.loss` is 'crossEntropy' (the default) or 'squaredError' (½‖z − y‖²); `choices.bias` is
 * 'none' (the default), 'free' (unpenalised) or 'penalised' (by `values.lambdaB`).
 */
export function linearHead(spec: ModelSpec, { lambdaW, lambdaH }: Decays): Program {
  const { counts, dimension, choices, values } = spec
  const [K, N] = [counts.length, sampleCount(counts)]
  const builder = new ProgramBuilder()
  const W = builder.state('W', K, dimension)
  const H = builder.state('H', dimension, N)
  let logits: Register = builder.product(W, H)
  if (choices?.bias === 'free' || choices?.bias === 'penalised') {
    const b = builder.state('b', K, 1)
    logits = builder.sum(logits, builder.product(b, builder.ones(1, N)))
    if (choices.bias === 'penalised') builder.addDecay(values.lambdaB, b)
  }
  builder.addLoss(lossOf(spec), logits, meanTargets(counts))
  builder.addDecay(lambdaW, W)
  builder.addDecay(lambdaH, H)
  return builder.build()
}

/** The loss that a specification chooses. */
export function lossOf({ choices }: ModelSpec): LossKind {
  return choices?.loss === 'squaredError' ? 'squaredError' : 'crossEntropy'
}
