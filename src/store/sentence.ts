import { meanCosine, rowCosine } from '../math/cosines.ts'
import type { Matrix } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Prediction } from '../theory/prediction.ts'

/** What the sentence is about: a moment, and what theory says of it. */
export interface Moment {
  readonly spec: ModelSpec
  readonly prediction: Prediction | null
  readonly classifiers: Matrix
  readonly means: Matrix
  /** Whether the run has come to rest at the moment on show. */
  readonly atRest: boolean
}

/**
 * What is happening, what will happen and why, in plain words with live numbers. One sentence a
 * regime; every number is computed from the moment or from the theory.
 */
export function sentenceOf(moment: Moment): string {
  const { prediction } = moment
  if (prediction === null) return withoutTheory(moment)
  const groups = groupsOf(moment.spec.counts)
  if (prediction.regime === 'zero') return allZero(moment, prediction)
  if (groups.length === 1) return balanced(moment)
  if (groups.length > 2) return manyCounts(moment, prediction)
  return twoGroups(moment, prediction, groups[groups.length - 1])
}

interface Group {
  readonly count: number
  readonly members: readonly number[]
}

/** Classes by count, largest first. */
function groupsOf(counts: readonly number[]): Group[] {
  const distinct = [...new Set(counts)].sort((a, b) => b - a)
  return distinct.map((count) => ({ count, members: counts.flatMap((n, k) => (n === count ? [k] : [])) }))
}

function balanced({ spec, means, atRest }: Moment): string {
  const K = spec.counts.length
  const target = degrees(-1 / (K - 1))
  const off = worstAngle(means, target)
  const verb = atRest ? 'a' : 'on the way to a'
  const angles = off === null ? '' : `; ${K === 2 ? 'the angle is' : 'angles'} within ${angleText(off)} of ${angleText(target)}`
  return `Balanced classes: ${verb} simplex ETF${angles}.`
}

function allZero({ spec }: Moment, prediction: Prediction): string {
  const lambda = prediction.thresholds.find(({ parameter }) => parameter === 'lambda')?.value
  const limit = lambda === undefined ? '' : ` (above ${numberText(lambda)})`
  const decay = numberText(Math.sqrt(spec.values.lambdaW * spec.values.lambdaH))
  return `Weight decay λ = ${decay} is so strong${limit} that everything shrinks to zero: nothing is told apart.`
}

function twoGroups(moment: Moment, prediction: Prediction, minority: Group): string {
  const { spec, classifiers, atRest } = moment
  const R = Math.max(...spec.counts) / minority.count
  const threshold = prediction.thresholds.find(({ parameter, meaning }) => parameter === 'imbalance' && /minority.*(merge|coincide)/i.test(meaning))
  const names = listOf(minority.members.map((k) => String(k + 1)))
  const now = meanCosine(classifiers, minority.members)
  const nowText = now === null ? '' : `${atRest ? '; it is' : '; now'} ${cosineText(now)}`
  if (minority.members.length < 2) {
    return `Imbalance R = ${numberText(R)}: the one minority class, ${names}, has no other to merge with; it is ${atRest ? '' : 'being '}pushed aside.`
  }
  const side = (word: string) =>
    threshold === undefined ? '' : ` is ${word} the collapse threshold R₀ = ${numberText(threshold.value)}`
  if (prediction.regime === 'minorityMerged') {
    const merge = atRest ? 'have merged' : 'are predicted to merge'
    return `R = ${numberText(R)}${side('above')}: the minority classes ${names} ${merge}; the cosine of their classifiers is ${now === null ? 'undefined' : cosineText(now)}.`
  }
  if (prediction.regime === 'minorityVanished') {
    return `R = ${numberText(R)}${side('above')}: the minority classes ${names} ${atRest ? 'have vanished' : 'are predicted to merge and then to vanish altogether'}.`
  }
  const goal = meanCosine(prediction.classifiers, minority.members)
  if (prediction.scale === 'direction') {
    return `R = ${numberText(R)} and no penalty: the cosine of the minority classifiers ${names} tends to ${goal === null ? '?' : cosineText(goal)} as t grows without end${nowText}.`
  }
  return `R = ${numberText(R)}${side('below')}: the cosine of the minority classifiers ${names} is predicted to reach ${goal === null ? 'a value that is not defined' : cosineText(goal)}${nowText}.`
}

function manyCounts({ classifiers }: Moment, prediction: Prediction): string {
  const worst = worstCosineError(classifiers, prediction.classifiers)
  const off = worst === null ? '' : `; the cosines of the classifiers are within ${cosineText(worst)} of the prediction`
  return `Classes of unequal size: on the way to the predicted optimum${off}.`
}

function withoutTheory({ spec }: Moment): string {
  const K = spec.counts.length
  return spec.dimension < K - 1
    ? `d = ${spec.dimension} is less than K − 1 = ${K - 1}: there is no room for a simplex, and theory makes no promise here.`
    : 'There is no prediction for this experiment.'
}

/** Largest distance of an angle between two rows from `target`, in degrees; null where one vanished. */
function worstAngle(a: Matrix, target: number): number | null {
  let worst = 0
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < i; j++) {
      const cosine = rowCosine(a, i, a, j)
      if (cosine === null) return null
      worst = Math.max(worst, Math.abs(degrees(cosine) - target))
    }
  }
  return worst
}

function worstCosineError(a: Matrix, b: Matrix): number | null {
  let worst = 0
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < i; j++) {
      const now = rowCosine(a, i, a, j)
      const goal = rowCosine(b, i, b, j)
      if (now === null || goal === null) return null
      worst = Math.max(worst, Math.abs(now - goal))
    }
  }
  return worst
}

function degrees(cosine: number): number {
  return (Math.acos(cosine) * 180) / Math.PI
}

/** Three significant digits, without an exponent from 10⁻³ to 10⁵. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(3))
  return Math.abs(rounded) >= 1e5 || (rounded !== 0 && Math.abs(rounded) < 1e-3)
    ? rounded.toExponential().replace('e+', 'e').replace('-', '−')
    : String(rounded).replace('-', '−')
}

/** A cosine with two decimals, more where it is close to ±1 and still moving. */
function cosineText(value: number): string {
  const digits = 1 - Math.abs(value) < 0.01 && Math.abs(value) < 1 - 1e-6 ? 4 : 2
  return value.toFixed(digits).replace('-', '−')
}

function angleText(degreesOff: number): string {
  return `${degreesOff < 0.1 ? degreesOff.toPrecision(1) : degreesOff.toFixed(1)}°`
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
