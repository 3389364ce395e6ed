import { depthOf, type ModelSpec } from '../model/spec.ts'
import { batchNormPrediction } from './batch-norm.ts'
import { deepCrossEntropy, isSearched } from './deep-cross-entropy.ts'
import { deepSquaredError } from './deep-squared-error.ts'
import { layerPeeledPrediction } from './layer-peeled.ts'
import { plainColumns } from './plain-columns.ts'
import type { Prediction, Threshold } from './prediction.ts'
import { seliPrediction } from './seli.ts'
import { hasSphereFigure, spherePrediction } from './sphere.ts'
import { weightDecayPrediction, type Split } from './weight-decay.ts'

type Predictor = (spec: ModelSpec, split?: Split) => Prediction | null

/** What theory says of a model, by the model's key in `model/registry.ts`. */
const predictors: Readonly<Record<string, Predictor>> = {
  weightDecay: (spec, split) => {
    const samples = ofSamples(spec)
    return deepDecay(samples, split) ?? ofOneLayer(weightDecayPrediction)(samples, split)
  },
  ulpm: seliPrediction,
  layerPeeled: layerPeeledPrediction,
  batchNorm: ofOneLayer(batchNormPrediction),
  sphere: spherePrediction,
}

/** With weight decay a column that a class shares is n_k samples that coincide, as they do at every optimum. */
function ofSamples({ columns: _, ...spec }: ModelSpec): ModelSpec {
  return spec
}

/** The closed forms of squared error (any depth) and the figures of cross-entropy from two layers on. */
function deepDecay(spec: ModelSpec, split: Split | undefined): Prediction | null {
  return spec.choices?.loss === 'squaredError' ? deepSquaredError(spec, split) : deepCrossEntropy(spec)
}

/** A theory of one layer: where its decay is listed, λ_W is that, and moving λ_W itself changes nothing. */
function ofOneLayer(predictor: Predictor): Predictor {
  return (spec, split) => {
    if (depthOf(spec) > 1) return null
    const [listed] = spec.lists?.layerDecays ?? []
    if (listed === undefined) return predictor(spec, split)
    const prediction = predictor({ ...spec, values: { ...spec.values, lambdaW: listed } }, split)
    const stands = ({ parameter }: Threshold) => parameter !== 'lambda' && parameter !== 'lambdaW'
    return prediction && { ...prediction, thresholds: prediction.thresholds.filter(stands) }
  }
}

/** Classes up to which the figures of deep cross-entropy are weighed within a few milliseconds. */
const FEW_CLASSES = 8

/**
 * Whether a prediction takes a few milliseconds at most, so that it can follow a finger; others take up to some
 * seconds and belong into a worker. Up to two kinds of classes are quick, but for squared error whose samples
 * weigh differently or whose bias is penalised (20 ms).
 */
export function isPredictedAtOnce(spec: ModelSpec): boolean {
  const { counts, weights, choices, dimension, model } = spec
  const isSquared = choices?.loss === 'squaredError'
  if (model === 'sphere') return hasSphereFigure(counts.length, dimension)
  if (model === 'weightDecay' && !isSquared && depthOf(spec) > 1) return counts.length <= FEW_CLASSES && !isSearched(spec)
  if (model === 'weightDecay' && isSquared && (plainColumns(ofSamples(spec)) === null || choices?.bias === 'penalised')) return false
  return new Set(counts.map((n, k) => `${n} ${weights?.[k] ?? 1}`)).size <= 2
}

/**
 * The predicted global optimum of a model, with the thresholds at which it changes its kind.
 * @param split how classes of equal counts divide into majority and minority; only the thresholds in
 * 'imbalance' need it, and only while all counts are equal.
 * @returns null where there is no theory: an unknown model, or a case that the model's theory leaves open.
 */
export function predict(spec: ModelSpec, split?: Split): Prediction | null {
  const prediction = Object.hasOwn(predictors, spec.model) ? predictors[spec.model](spec, split) : null
  return prediction && withOpenNames(spec, prediction)
}

/** A figure that treats equal classes unequally says nothing of which class stands where in it. */
function withOpenNames(spec: ModelSpec, prediction: Prediction): Prediction {
  if (prediction.regime !== 'code' && prediction.regime !== 'someVanished') return prediction
  const kinds = spec.counts.map((n, k) => `${n} ${spec.weights?.[k] ?? 1}`)
  const groups = [...new Set(kinds)].map((kind) => kinds.flatMap((other, k) => (other === kind ? [k] : [])))
  return { ...prediction, exchangeable: groups.filter((members) => members.length > 1) }
}
