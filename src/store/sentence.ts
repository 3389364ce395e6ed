import { meanCosine } from '../math/cosines.ts'
import type { Matrix } from '../math/matrix.ts'
import { decayOf, type ModelSpec } from '../model/spec.ts'
import { matched } from '../theory/matched.ts'
import type { Prediction, Regime } from '../theory/prediction.ts'
import type { Split } from '../theory/weight-decay.ts'
import type { BestFound } from './best-found.ts'
import { degrees, isOrthogonal, vanishedRows, worstAngle, worstCosine } from './sentence-angles.ts'
import { bestFoundText } from './sentence-best-found.ts'
import { kindsOf, type ClassKind } from './sentence-groups.ts'
import { settingText } from './sentence-setting.ts'
import { silenceText } from './sentence-silence.ts'
import { angleText, classNames, cosineText, givenText, numberText, thresholdText } from './sentence-words.ts'

/** What the sentence is about: a moment, and what theory says of it. */
export interface Moment {
  readonly spec: ModelSpec
  readonly prediction: Prediction | null
  /** Whether theory is still at work on it. */
  readonly isAwaited?: boolean
  /** The search for the best equilibrium, where theory says nothing. */
  readonly bestFound?: BestFound | null
  /** Who is majority and minority, where counts do not tell. */
  readonly split?: Split
  readonly classifiers: Matrix
  readonly means: Matrix
  /** Loss plus penalties at the moment. */
  readonly objective?: number
  /** Whether the run has come to rest at the moment on show. */
  readonly atRest: boolean
  /** Whether it is the last moment of a run that is over, at rest or not. */
  readonly hasEnded?: boolean
}

/** A moment of which theory says something. */
type Known = Moment & { readonly prediction: Prediction }

/**
 * What is happening, what will happen and why, in plain words with live numbers. One sentence a
 * regime; every number is computed from the moment or from the theory.
 */
export function sentenceOf(moment: Moment): string {
  const { spec, prediction, split } = moment
  const kinds = kindsOf(spec, split)
  if (prediction === null) return withoutTheory(moment, kinds)
  const known = { ...moment, prediction: { ...prediction, ...matched(prediction, moment) } }
  if (prediction.regime === 'zero') return allZero(known)
  if (isFigure(prediction.regime)) return figure(known)
  if (kinds.length === 1) return balanced(known)
  const other = elsewhere(known)
  const told = other === null ? known : { ...known, atRest: false }
  const sentence = kinds.length > 2 ? manyKinds(told, kinds) : twoKinds(told, kinds[0], kinds[1])
  return other === null ? sentence : `${sentence.slice(0, -1)}; the run is at rest above the optimum, ${other}.`
}

/** Whether the optimum is a figure with a name of its own. */
function isFigure(regime: Regime): boolean {
  return regime === 'frame' || regime === 'someVanished' || regime === 'code'
}

/** At rest above the optimum by more than this share of it, a run has found another equilibrium. */
const ELSEWHERE = 1e-5

/** Both losses of a run that came to rest elsewhere; null where it has not. */
function elsewhere({ prediction, objective, atRest }: Known): string | null {
  if (!atRest || objective === undefined || prediction.scale === 'direction') return null
  const { objective: best, gap } = prediction
  if (objective - best - (gap ?? 0) <= ELSEWHERE * Math.abs(best)) return null
  const [now, least] = [3, 4, 5, 6].map((digits) => [objective, best].map((value) => value.toPrecision(digits))).find(([a, b]) => a !== b) ?? []
  return now === undefined ? null : `at a loss of ${now} against ${least}`
}

function allZero(known: Known): string {
  const { spec, prediction } = known
  const held = heldAlive(known)
  if (held !== null) return held
  const limit = prediction.thresholds.find(({ parameter, meaning }) => parameter === 'lambda' && /everything .*zero/.test(meaning))?.value
  const decay = decayOf(spec)
  if (!(decay > 0)) return 'Everything is predicted to shrink to zero: nothing is told apart.'
  const above = limit === undefined || limit > decay ? '' : ` (above ${thresholdText(limit, decay)})`
  return `Weight decay λ = ${numberText(decay)} is so strong${above} that everything shrinks to zero: nothing is told apart.`
}

/** What holds classes that the optimum has lost: a local optimum, up to where it ends; null where nothing does. */
function heldAlive({ spec, prediction, classifiers, means }: Known): string | null {
  const [branch] = prediction.metastable ?? []
  if (branch === undefined) return null
  const { cols, data } = classifiers
  const products = data.map((x, i) => x * means.data[i])
  const logits = spec.counts.map((_, k) => products.subarray(k * cols, (k + 1) * cols).reduce((sum, x) => sum + x, 0))
  // Between a half of the branch and nothing lies only the fall.
  if (Math.max(...logits) < branch.logit / 2) return null
  const end = prediction.thresholds.find(({ parameter, meaning }) => parameter === 'lambda' && meaning.startsWith('the metastable branch ends'))?.value
  const until = end === undefined ? '' : `, which ends at λ = ${thresholdText(end, decayOf(spec))}`
  return `Everything at zero would be the optimum by now, but the run holds on to a local one${until}.`
}

/** What a simplex of K points is to the eye, as far as the eye sees that many dimensions. */
const figures: Readonly<Record<number, string | undefined>> = { 2: 'two opposite points', 3: 'equilateral triangle', 4: 'regular tetrahedron' }

function balanced(moment: Known): string {
  const { spec, means, prediction, atRest } = moment
  const K = spec.counts.length
  const off = worstAngle(means, prediction.means)
  const other = elsewhere(moment)
  const verb = atRest && other === null ? 'a' : 'on the way to a'
  const target = angleText(degrees(-1 / (K - 1)))
  const angles = off === null ? '' : `; ${K === 2 ? 'the angle is' : 'angles'} within ${angleText(off)} of ${target}`
  const nature = prediction.scale === 'direction' ? ' and no penalty: lengths grow for ever, directions are' : ':'
  const shape = figures[K] === undefined ? '' : ` (${figures[K]})`
  const told = other === null ? `${verb} simplex ETF${shape}${angles}` : `a simplex ETF${shape} is the optimum${angles}; the run is at rest above it, ${other}`
  const why = (moment.split?.oversampling ?? 1) > 1 ? 'Balanced by oversampling' : 'Balanced classes'
  return `${why}${settingText(spec)}${nature} ${told}.`
}

/** Frames, codes, and what is left where some classes vanish. */
function figure(moment: Known): string {
  const { spec, classifiers, prediction, atRest } = moment
  const other = elsewhere(moment)
  const specks = vanishedRows(classifiers, SPECK)
  const off = worstAngle(classifiers, prediction.classifiers, specks)
  const angles = off === null ? '' : `, angles within ${angleText(off)} of ${rightOr(prediction)}`
  const name = prediction.shape ?? (prediction.regime === 'frame' ? 'an orthogonal frame' : null)
  const isBestKnown = prediction.standing === 'best known value'
  const sizes = kindsOf(spec, moment.split).length === 1 ? 'Balanced classes' : 'Classes of unequal size'
  const kind = isBestKnown ? 'the best known figure' : 'the optimum'
  const way = atRest ? (name === null ? 'at ' : '') : 'on the way to '
  const there = name === null ? kind : isBestKnown ? `${kind}, ${name}` : name
  const above = `${name === null ? '' : `${name} is ${kind}; `}the run is at rest above ${name === null ? kind : 'it'}, ${other}`
  const told = other === null ? `${way}${there}${angles}` : above
  return `${sizes}${settingText(spec)}: ${told}${fallen(moment, specks)}.`
}

/** What angles are compared with: 90° where that is all there is, else those predicted. */
function rightOr({ regime, classifiers }: Prediction): string {
  return regime !== 'code' && isOrthogonal(classifiers) ? '90°' : 'the predicted ones'
}

/** A row of the run no longer than this part of its longest is as good as zero. */
const SPECK = 1e-2

/** What becomes of the classes that the optimum has at zero, and which others the run has there. */
function fallen({ prediction, atRest }: Known, specks: readonly number[]): string {
  const dead = vanishedRows(prediction.classifiers)
  const waiting = specks.filter((k) => !dead.includes(k))
  const still = waiting.length === 0 ? '' : `; ${named(waiting)} ${isOrAre(waiting)} at zero here`
  if (dead.length === 0) return still
  if (prediction.exchangeable !== undefined) return `; ${dead.length} of the classes ${dead.length === 1 ? 'vanishes' : 'vanish'}`
  const who = `${named(dead)} ${isOrAre(dead)} below ${dead.length === 1 ? 'its' : 'their'} threshold`
  if (dead.every((k) => specks.includes(k))) return `; ${who} and ${dead.length === 1 ? 'has' : 'have'} vanished${still}`
  const lingers = (prediction.metastable ?? []).some(({ classes }) => classes.some((k) => dead.includes(k)))
  return `; ${who}: ${atRest ? 'still alive, ' : ''}predicted to vanish${lingers ? ', unless caught on a metastable branch' : ''}${still}`
}

const named = (classes: readonly number[]) => `${classes.length === 1 ? 'class' : 'classes'} ${classNames(classes)}`
const isOrAre = (classes: readonly number[]) => (classes.length === 1 ? 'is' : 'are')

function twoKinds(moment: Known, majority: ClassKind, minority: ClassKind): string {
  const { spec, prediction, atRest, split } = moment
  const { oversampling = 1 } = split ?? {}
  const R = (majority.count / minority.count) * oversampling
  const weight = minority.weight / majority.weight
  const weighed = weight === 1 ? '' : `, the minority weighed ${numberText(weight)} times`
  const repeated = oversampling === 1 ? '' : `, the minority taken ${numberText(oversampling)} times`
  const setting = `R = ${givenText(R)}${settingText(spec)}${weighed}${repeated}`
  const clause = (part: 'minority' | 'majority', event: RegExp, symbol: string) => {
    const at = prediction.thresholds.find(({ parameter, meaning }) => parameter === 'imbalance' && meaning.includes(part) && event.test(meaning))?.value
    return at === undefined ? '' : ` is ${R >= at ? 'above' : 'below'} the ${symbol} = ${thresholdText(at, R)}`
  }
  const collapse = clause('minority', /merge|coincide/i, 'collapse threshold R₀')
  switch (prediction.regime) {
    case 'minorityVanished': {
      const side = clause('minority', /vanishes/, 'vanishing threshold R₁') || collapse
      return `${setting}${side}: ${lost(minority, 'minority', atRest)}.`
    }
    case 'majorityVanished':
      return `${setting}: ${lost(majority, 'majority', atRest)}.`
    case 'majorityMerged':
      return merged(moment, setting, majority, 'majority')
    case 'minorityMerged':
      return merged(moment, `${setting}${collapse}`, minority, 'minority')
    default:
      return apart(moment, setting, collapse, minority)
  }
}

function lost({ members }: ClassKind, part: string, atRest: boolean): string {
  const one = members.length === 1
  const who = one ? `the one ${part} class, ${classNames(members)},` : `the ${part} classes ${classNames(members)}`
  if (atRest) return `${who} ${one ? 'has' : 'have'} vanished`
  return `${who} ${one ? 'is' : 'are'} predicted to ${one ? '' : 'merge and then to '}vanish altogether`
}

function merged({ classifiers, atRest }: Known, setting: string, { members }: ClassKind, part: string): string {
  const now = meanCosine(classifiers, members)
  const cosine = now === null ? 'undefined' : cosineText(now)
  const merge = atRest ? 'have merged' : 'are predicted to merge'
  return `${setting}: the ${part} classes ${classNames(members)} ${merge}; the cosine of their classifiers is ${cosine}.`
}

function apart(moment: Known, setting: string, collapse: string, { members }: ClassKind): string {
  const { prediction, classifiers, atRest } = moment
  const names = classNames(members)
  if (members.length < 2) {
    return `Imbalance ${setting}: the one minority class, ${names}, has no other to merge with; it is ${atRest ? '' : 'being '}pushed aside.`
  }
  const now = meanCosine(classifiers, members)
  const goal = meanCosine(prediction.classifiers, members)
  const nowText = now === null ? '' : `${atRest ? '; it is' : '; now'} ${cosineText(now)}`
  const goalText = goal === null ? 'a value that is not defined' : cosineText(goal)
  if (prediction.scale === 'direction') {
    return `${setting} and no penalty: the cosine of the minority classifiers ${names} tends to ${goalText} as t grows without end${nowText}.`
  }
  return `${setting}${collapse}: the cosine of the minority classifiers ${names} is predicted to reach ${goalText}${nowText}.`
}

function manyKinds({ spec, classifiers, prediction, atRest }: Known, kinds: readonly ClassKind[]): string {
  const worst = worstCosine(classifiers, prediction.classifiers)
  const off = worst === null ? '' : `; the cosines of the classifiers are within ${cosineText(worst)} of the prediction`
  const { members } = kinds[kinds.length - 1]
  const verbs: Partial<Record<Regime, string>> = {
    minorityMerged: 'merge',
    minorityVanished: members.length === 1 ? 'vanishes' : 'vanish',
  }
  const verb = verbs[prediction.regime]
  const end = verb === undefined ? '' : `, where the smallest, ${classNames(members)}, ${verb}`
  return `Classes of unequal size${settingText(spec)}: ${atRest ? 'at' : 'on the way to'} the predicted optimum${end}${off}.`
}

function withoutTheory(moment: Moment, kinds: readonly ClassKind[]): string {
  const { spec, isAwaited = false, classifiers, split } = moment
  const found = isAwaited ? '' : bestFoundText(moment)
  const silence = isAwaited ? 'The prediction is being computed' : silenceText(spec)
  const minority = kinds.length === 2 ? kinds[1].members : []
  const now = meanCosine(classifiers, minority)
  if (now === null) return `${silence}.${found}`
  const R = (kinds[0].count / kinds[1].count) * (split?.oversampling ?? 1)
  return `${silence}; at R = ${givenText(R)} the cosine of the minority classifiers ${classNames(minority)} is ${cosineText(now)}.${found}`
}
