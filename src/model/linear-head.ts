import { ProgramBuilder, type Constraint } from './builder.ts'
import type { LossKind, Program, Register } from './program.ts'
import { columnsOf, depthOf, sampleCount, type ModelSpec } from './spec.ts'
import { weightedTargets } from './targets.ts'

/** The features of a model as the head sees them, and the block that its factors end with. */
export interface Features {
  /** d × N. */
  readonly register: Register
  /** Name of the block where the features are one that moves freely; else null. */
  readonly free: string | null
}

/** What a model chooses of its own; the rest (loss, depth, bias, weights) it shares with the others. */
export interface HeadChoices {
  /** Declares the features and their penalty. */
  readonly features: (builder: ProgramBuilder, spec: ModelSpec) => Features
  /** λ_{W_1} … λ_{W_M}, of length M; 0 for none. */
  readonly decays: readonly number[]
  /** How the one classifier is held; free where it is missing, and for every deep head. */
  readonly classifier?: Constraint
  /** What the logits are multiplied by; 1 where it is missing. */
  readonly temperature?: number
}

/**
 * A linear head over the features of a model: minimise Σ_c weight_c ℓ(τ W_M⋯W_1 h_c + b, y_c)
 * + Σ_m (λ_{W_m}/2)‖W_m‖² (+ (λ_b/2)‖b‖²) + what the model adds for its features, over W_M (K × d),
 * W_{M−1} … W_1 (d × d), b (K × 1) and the features.
 *
 * `choices.loss` is 'crossEntropy' (the default) or 'squaredError' (½‖z − y‖²); `choices.bias` is
 * 'none' (the default), 'free' (unpenalised) or 'penalised' (by `values.lambdaB`); `values.depth` is M.
 * The blocks are W (M = 1) or WM … W1, then the features' own, then b. The product of the layers is
 * taken first, which is the cheaper way round as long as K ≤ N.
 */
export function linearHead(spec: ModelSpec, choices: HeadChoices): Program {
  const builder = new ProgramBuilder()
  const layers = declareLayers(builder, spec, choices)
  const features = choices.features(builder, spec)
  const classifiers = layers.map(({ register }) => register).reduce((product, layer) => builder.product(product, layer))
  const product = builder.product(classifiers, features.register)
  const temperature = choices.temperature ?? 1
  const scaled = temperature === 1 ? product : builder.scaled(temperature, product)
  builder.addLoss(lossOf(spec), withBias(builder, spec, scaled), weightedTargets(spec))
  builder.show(classifiers, features.register, factorsOf(layers, features, choices))
  return builder.build()
}

interface Layer {
  readonly name: string
  readonly register: Register
}

/** W_M … W_1, from the logits down. */
function declareLayers(builder: ProgramBuilder, spec: ModelSpec, { classifier, decays }: HeadChoices): Layer[] {
  const { counts, dimension } = spec
  const M = depthOf(spec)
  return Array.from({ length: M }, (_, i) => {
    const m = M - i
    const name = M === 1 ? 'W' : `W${m}`
    const register = builder.state(name, m === M ? counts.length : dimension, dimension, M === 1 ? classifier : 'free')
    builder.addDecay(decays[m - 1], register)
    return { name, register }
  })
}

function withBias(builder: ProgramBuilder, { counts, columns, choices, values }: ModelSpec, logits: Register): Register {
  if (choices?.bias !== 'free' && choices?.bias !== 'penalised') return logits
  const b = builder.state('b', counts.length, 1)
  if (choices.bias === 'penalised') builder.addDecay(values.lambdaB, b)
  return builder.sum(logits, builder.product(b, builder.ones(1, sampleCount(columns ?? counts))))
}

/** The blocks that no constraint holds, as long as they are neighbours from the logits down. */
function factorsOf(layers: readonly Layer[], { free }: Features, { classifier }: HeadChoices): string[] {
  if (classifier !== undefined) return []
  const names = layers.map(({ name }) => name)
  return free === null ? names : [...names, free]
}

/** Features that move freely, with the penalty (λ_H/2)‖H‖². */
export function freeFeatures(lambdaH: number): HeadChoices['features'] {
  return (builder, spec) => {
    const H = builder.state('H', spec.dimension, sampleCount(columnsOf(spec)))
    builder.addDecay(lambdaH, H)
    return { register: H, free: 'H' }
  }
}

/**
 * Features whose samples of a class coincide, with the penalty (λ_H/2) Σ_k n_k ‖h_k‖²: one column g_k = √n_k h_k
 * a class. In g the flow of the samples is the plain gradient flow, √n_k dh_k/dt = −∂/∂g_k, and ‖G‖ is the norm of
 * all samples, so that a run is that of n_k equal samples step by step.
 */
export function sharedFeatures(lambdaH: number): HeadChoices['features'] {
  return (builder, { dimension, counts }) => {
    const G = builder.state('G', dimension, counts.length)
    builder.addDecay(lambdaH, G)
    return { register: builder.columnScaled(G, Float64Array.from(counts, (n) => 1 / Math.sqrt(n))), free: 'G' }
  }
}

/** Features held on a constraint. */
export function heldFeatures(constraint: Constraint): HeadChoices['features'] {
  return (builder, spec) => ({
    register: builder.state('H', spec.dimension, sampleCount(columnsOf(spec)), constraint),
    free: null,
  })
}

/** The loss that a specification chooses. */
export function lossOf({ choices }: ModelSpec): LossKind {
  return choices?.loss === 'squaredError' ? 'squaredError' : 'crossEntropy'
}
