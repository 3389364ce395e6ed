import { bracketedRoot } from '../math/bracketed-root.ts'
import type { ConvexProblem } from './convex-problem.ts'
import type { Sizes } from './loss-groups.ts'
import type { Threshold } from './prediction.ts'
import { exchanged, sidesOf, strength, vanishingExcess, vanishingMargin, type TwoSides } from './two-group-lines.ts'
import { twoGroupOptimum } from './two-group-optimum.ts'

/** Class counts and what else the lines of the Layer-Peeled Model depend on. */
export interface PeeledSetting {
  readonly majorityClasses: number
  readonly minorityClasses: number
  /** ρ = K√(E_W E_H). */
  readonly radius: number
  /** λ_b ≥ 0; undefined without a bias. */
  readonly biasDecay?: number
}

/** The two sides at R, the share of a majority class over that of a minority class: R/(K_A R + K_B), 1/(K_A R + K_B). */
function sidesAt({ majorityClasses, minorityClasses, biasDecay }: PeeledSetting, R: number): TwoSides {
  const total = majorityClasses * R + minorityClasses
  return {
    majority: { classes: majorityClasses, share: R / total, scale: 1 },
    minority: { classes: minorityClasses, share: 1 / total, scale: 1 },
    biasDecay,
  }
}

/** log R is sought up to here. */
const WIDEST = 300

/** e to the first r in 1, 2, 4, … up to which f changes its sign, refined; null when it keeps its sign. */
function crossing(f: (logR: number) => number): number | null {
  const sign = f(0) > 0
  for (let r = 1; r <= WIDEST; r *= 2) if (f(r) > 0 !== sign) return Math.exp(bracketedRoot(f, 0, r))
  return null
}

/**
 * R₀ ≥ 1 from which on minority classifiers coincide: there the multiplier of the budget is the minority's
 * share ω_B, so that the optimum at λ = ω_B has norm ρ.
 * @returns null for K_B = 1 and where there is none below e³⁰⁰.
 */
export function peeledMerging(setting: PeeledSetting): number | null {
  if (setting.minorityClasses < 2) return null
  return crossing((logR) => normAtMerging(sidesAt(setting, Math.exp(logR))) - setting.radius)
}

/** ‖A‖_* of the optimum at λ = ω_B/c_B: minority classifiers coincide ⇔ ρ is at most this. */
function normAtMerging(two: TwoSides): number {
  return twoGroupOptimum(two, strength(two.minority)).norm
}

/**
 * R_v from which on the whole minority is zero and the majority has margin a = ρ/(K_A − 1); without a bias
 * R_v² = (K_A/K)/((K_A p_o + K_B p)² − K K_B p²).
 * @returns null for K_A = 1 and where the minority never vanishes.
 */
export function peeledVanishing(setting: PeeledSetting): number | null {
  if (setting.majorityClasses < 2) return null
  const margin = setting.radius / (setting.majorityClasses - 1)
  return crossing((logR) => vanishingExcess(sidesAt(setting, Math.exp(logR)), margin))
}

/**
 * The imbalances R = n_A/n_B ≥ 1 at which the optimum changes its kind, the budgets held. A weight w of the minority
 * and oversampling are exactly R → R/w: the values scale by w, and below R = w the majority plays the minority's part.
 */
export function peeledImbalances(setting: PeeledSetting, { weight, oversampling }: Sizes): Threshold[] {
  const factor = weight * oversampling
  const turned = { ...setting, majorityClasses: setting.minorityClasses, minorityClasses: setting.majorityClasses }
  const scaled = (R: number | null) => R && R * factor
  const inverse = (R: number | null) => R && factor / R
  const found: readonly (readonly [number | null, string, string])[] = [
    [scaled(peeledMerging(setting)), 'R₀', 'minority classifiers merge'],
    [scaled(peeledVanishing(setting)), 'R₁', 'the minority vanishes'],
    ...(factor > 1
      ? ([
          [inverse(peeledMerging(turned)), 'R₃′', 'majority classifiers come apart'],
          [inverse(peeledVanishing(turned)), 'R₄′', 'the majority appears'],
        ] as const)
      : []),
  ]
  return found.flatMap(([value, symbol, meaning]) =>
    value !== null && value >= 1 ? [{ parameter: 'imbalance', value, symbol, meaning }] : [],
  )
}

/** E_W and E_H, both > 0. */
export interface Budgets {
  readonly budgetW: number
  readonly budgetH: number
}

/**
 * The budgets up to which classes coincide or vanish, class counts held; each under 'budgetH' (at fixed E_W) and
 * 'budgetW' (at fixed E_H): with ρ = K√(E_W E_H), ρ₀ is the norm of the optimum at λ = ω_B, ρ₁ = (K_A − 1)a at
 * the largest majority margin a at which the minority is zero.
 * @param problem of cross-entropy with two groups.
 */
export function peeledBudgets(problem: ConvexProblem, budgets: Budgets): Threshold[] {
  const two = sidesOf(problem)
  const K = two.majority.classes + two.minority.classes
  const isMinority = two.minority.share < two.majority.share
  const sides = isMinority ? two : exchanged(two)
  const name = isMinority ? 'minority' : 'majority'
  const margin = vanishingMargin(sides)
  const merging = sides.minority.classes > 1 ? normAtMerging(sides) : 0
  const vanishing = margin === null ? 0 : (sides.majority.classes - 1) * margin
  return [
    ...underEachBudget((merging / K) ** 2, budgets, '₀', `below it ${name} classifiers merge`),
    ...underEachBudget((vanishing / K) ** 2, budgets, '₁', `below it the ${name} vanishes`),
  ]
}

function underEachBudget(E: number, { budgetW, budgetH }: Budgets, index: string, meaning: string): Threshold[] {
  if (!(E > 0)) return []
  return [
    { parameter: 'budgetH', value: E / budgetW, symbol: `E_H${index}`, meaning },
    { parameter: 'budgetW', value: E / budgetH, symbol: `E_W${index}`, meaning },
  ]
}
