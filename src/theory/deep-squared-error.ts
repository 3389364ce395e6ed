import { layerDecaysOf, sampleCount, type ModelSpec } from '../model/spec.ts'
import { classGroups, type ClassGroup } from './class-groups.ts'
import { aliveBelow, aliveBranch } from './deep-squared-error-branch.ts'
import { labelDirections, type DirectionFamily } from './deep-squared-error-directions.ts'
import { kindOfFamilies, standingOfFamilies } from './deep-squared-error-kind.ts'
import { objectiveOfFamilies, placeFamilies, stateOfFamilies, type PlacedFamily } from './deep-squared-error-state.ts'
import { decayThresholds, imbalanceThresholds, type DeepDecays } from './deep-squared-error-thresholds.ts'
import { plainColumns } from './plain-columns.ts'
import type { MetastableBranch, Prediction, Regime, Threshold } from './prediction.ts'
import type { Split } from './weight-decay.ts'

/**
 * The optimum of squared error with weight decay through M ≥ 1 linear layers, any counts, any d: minimise
 * (1/2N)‖W_M⋯W_1 H + b1ᵀ − Y‖² + Σ_m (λ_m/2)‖W_m‖² + (λ_H/2)‖H‖². Each direction of the labels, of singular
 * value s (s² = n_k for class k without a bias), is a problem of its own: with β = M N (N Π_m λ_m λ_H)^{1/M}/s²,
 * x ≥ 0 minimises 1/(x^M + 1) + βx, the product of the layers has the singular value √(Nλ_H x^M) there, and the
 * objective is (1/2N) Σ s² (1/(x^M + 1) + βx). With an unpenalised bias b_k = n_k/N. In d dimensions the d
 * strongest directions are kept; among equally strong ones those of the first classes, though any other
 * d-dimensional cut of them is as good. For M ≥ 2 zero is always a local minimum as well.
 *
 * Source: Dang et al. 2023 (arXiv 2301.00437); with a bias and unequal counts the same derivation for the
 * centred labels, checked numerically.
 * @returns null where samples weigh differently, for a penalised bias, or a decay is not positive.
 */
export function deepSquaredError(spec: ModelSpec, split?: Split): Prediction | null {
  const columns = plainColumns(spec)
  const decays = deepDecaysOf(spec)
  if (columns === null || spec.choices?.bias === 'penalised') return null
  if (!(decays.lambdaH > 0 && decays.layers.every((lambda) => lambda > 0))) return null
  const hasBias = spec.choices?.bias === 'free'
  const groups = classGroups(columns)
  const N = sampleCount(columns)
  const families = labelDirections(groups, hasBias)
  const placed = placeFamilies(families, spec.dimension, N, decays)
  const isTurned = split !== undefined && groups.length === 2 && groups[0].members[0] >= split.majorityClasses
  const prediction: Prediction = {
    ...stateOfFamilies(placed, hasBias ? columns.map((n) => n / N) : null, N, decays),
    objective: objectiveOfFamilies(placed, N, decays.layers.length),
    gap: 0,
    ...kindOfFamilies(placed, groups, hasBias),
    metastable: hasBias && groups.length > 1 ? [] : metastableBranches(placed, N, decays),
    thresholds: [
      ...inImbalance(spec, groups, decays, split),
      ...decayThresholds(thatFit(families, spec.dimension), groups.length, N, decays),
    ],
    ...standingOfFamilies(placed, groups, hasBias),
  }
  return named(prediction, isTurned)
}

function deepDecaysOf(spec: ModelSpec): DeepDecays {
  const listed = (spec.lists?.layerDecays ?? []).length > 0
  return { layers: layerDecaysOf(spec), lambdaH: spec.values.lambdaH, listed }
}

/** The families of which at least one direction has a dimension. */
function thatFit(families: readonly DirectionFamily[], d: number): DirectionFamily[] {
  let before = 0
  return families.filter(({ vectors }) => {
    before += vectors.length
    return before - vectors.length < d
  })
}

/** For each kept family that zero is better for, though its alive branch has not ended: that branch. */
function metastableBranches(placed: readonly PlacedFamily[], N: number, { layers }: DeepDecays): MetastableBranch[] {
  const M = layers.length
  return placed.flatMap((family, at) => {
    const x = family.kept > 0 && family.beta >= aliveBelow(M) ? aliveBranch(family.beta, M) : null
    if (x === null) return []
    const alive = placed.map((other, i) => (i === at ? { ...other, x } : other))
    const classes = family.group?.members.slice(0, family.kind === 'classes' ? family.kept : undefined) ?? []
    return [{ classes, logit: x ** M / (1 + x ** M), objective: objectiveOfFamilies(alive, N, M) }]
  })
}

/** Majority and minority: by a split, else by two counts; null where classes of one side differ. */
function sidesOf(spec: ModelSpec, groups: readonly ClassGroup[], split: Split | undefined) {
  const K = spec.counts.length
  if (groups.length > 2) return null
  if (split === undefined) {
    const [majority, minority] = groups
    return minority && { majorityClasses: majority.members.length, minorityClasses: minority.members.length, minorityCount: minority.count }
  }
  const { majorityClasses } = split
  const [majority, minority] = [spec.counts.slice(0, majorityClasses), spec.counts.slice(majorityClasses)]
  const isEven = [majority, minority].every((side) => side.length > 0 && side.every((n) => n === side[0]))
  return isEven ? { majorityClasses, minorityClasses: K - majorityClasses, minorityCount: minority[0] } : null
}

/** Thresholds in R ≥ 1 of the counts as the loss has them; R is told as it is before oversampling. */
function inImbalance(
  spec: ModelSpec,
  groups: readonly ClassGroup[],
  decays: DeepDecays,
  split: Split | undefined,
): Threshold[] {
  const sides = sidesOf(spec, groups, split)
  if (!sides) return []
  const { majorityClasses, minorityCount } = sides
  // The kinds of families are the same at every R > 1.
  const members = spec.counts.map((_, k) => k)
  const apart = [
    { members: members.slice(0, majorityClasses), count: 2 * minorityCount },
    { members: members.slice(majorityClasses), count: minorityCount },
  ]
  const families = thatFit(labelDirections(apart, spec.choices?.bias === 'free'), spec.dimension)
  const repeats = split?.oversampling ?? 1
  return imbalanceThresholds(families, sides, decays).map((threshold) => ({ ...threshold, value: threshold.value * repeats }))
}

/** Where oversampling has made the minority of a split the larger group, what is said of it is true of the majority. */
function named(prediction: Prediction, isTurned: boolean): Prediction {
  if (!isTurned) return prediction
  const regimes: Partial<Record<Regime, Regime>> = { minorityMerged: 'majorityMerged', minorityVanished: 'majorityVanished' }
  const thresholds = prediction.thresholds.map((threshold) => {
    return threshold.parameter === 'imbalance' ? threshold : { ...threshold, meaning: threshold.meaning.replace('minority', 'majority') }
  })
  return { ...prediction, regime: regimes[prediction.regime] ?? prediction.regime, thresholds }
}
