import { classDistanceNormalisedVariance } from './class-distance-normalised-variance.ts'
import { centredMeans, type Weighting } from './global-mean.ts'
import { nc1Quotient, nc1Trace } from './nc1-within-class.ts'
import { cosineSpread, largestAngleDeviation, normSpread, simplexDistance } from './nc2-simplex.ts'
import { nc3Product, nc3SelfDuality, nc3SelfDualitySquared, nc3Uncentred } from './nc3-duality.ts'
import { nc4Agreement, nc4Bias } from './nc4-nearest-mean.ts'
import { papers, variants, type Quantity, type Variant } from './quantity.ts'
import { reading, type Reading } from './reading.ts'

const { PAPYAN, ZHU, YARAS, FANG, WU } = papers

const globalMeans: Readonly<Record<Weighting, string>> = {
  weighted: 'global mean over samples',
  unweighted: 'global mean over class means',
}

const withinClass = variants(
  { family: 'nc1', symbol: 'NC₁', name: 'Spread within classes', range: [0, Infinity] },
  {
    key: 'nc1TraceWeighted',
    isRecorded: true,
    convention: `trace(S_W S_B⁺)/K, ${globalMeans.weighted}`,
    usedBy: [ZHU, YARAS],
    isDefault: true,
    of: (state) => nc1Trace(state, 'weighted'),
  },
  {
    key: 'nc1TraceUnweighted',
    isRecorded: true,
    convention: `trace(S_W S_B⁺)/K, ${globalMeans.unweighted}`,
    usedBy: [WU],
    of: (state) => nc1Trace(state, 'unweighted'),
  },
  {
    key: 'nc1TraceTimesClasses',
    isRecorded: true,
    convention: `trace(S_W S_B⁺), ${globalMeans.unweighted}`,
    usedBy: [PAPYAN],
    of: (state) => scaled(nc1Trace(state, 'unweighted'), state.counts.length),
  },
  {
    key: 'nc1QuotientWeighted',
    convention: `trace(S_W)/trace(S_B), ${globalMeans.weighted}`,
    of: (state) => nc1Quotient(state, 'weighted'),
  },
  {
    key: 'nc1QuotientUnweighted',
    convention: `trace(S_W)/trace(S_B), ${globalMeans.unweighted}`,
    of: (state) => nc1Quotient(state, 'unweighted'),
  },
  {
    key: 'cdnv',
    symbol: 'CDNV',
    convention: 'mean over pairs of (v_j + v_k)/(2‖μ_j − μ_k‖²), variance over n_k',
    usedBy: [WU],
    of: (state) => classDistanceNormalisedVariance(state, false),
  },
  {
    key: 'cdnvUnbiased',
    symbol: 'CDNV',
    convention: 'mean over pairs of (v_j + v_k)/(2‖μ_j − μ_k‖²), variance over n_k − 1',
    of: (state) => classDistanceNormalisedVariance(state, true),
  },
)

function scaled(of: Reading, factor: number): Reading {
  return of.value === null ? of : reading(factor * of.value)
}

const simplexOfClassifiers = variants(
  { family: 'nc2', symbol: 'NC₂', name: 'Distance of the classifiers from a simplex', range: [0, 2] },
  {
    key: 'nc2Classifiers',
    convention: '‖⟨W Wᵀ⟩ − ETF‖_F, each of norm one',
    usedBy: [ZHU, YARAS],
    isDefault: true,
    of: (state) => simplexDistance(state.classifiers),
  },
  {
    key: 'classifierNormSpread',
    name: 'Unequal lengths of the classifiers',
    convention: 'standard deviation (over K) of ‖w_k‖ over their mean',
    usedBy: [FANG],
    of: (state) => normSpread(state.classifiers, false),
  },
  {
    key: 'classifierNormSpreadUnbiased',
    name: 'Unequal lengths of the classifiers',
    convention: 'standard deviation (over K − 1) of ‖w_k‖ over their mean',
    usedBy: [PAPYAN],
    of: (state) => normSpread(state.classifiers, true),
  },
  {
    key: 'classifierAngleSpread',
    name: 'Unequal angles of the classifiers',
    convention: 'mean of |cos(w_j, w_k) + 1/(K − 1)|',
    usedBy: [PAPYAN, FANG],
    of: (state) => cosineSpread(state.classifiers),
  },
  {
    key: 'classifierAngleDeviation',
    name: 'Largest deviation of an angle between classifiers from a simplex',
    convention: 'largest |angle − acos(−1/(K − 1))|',
    unit: '°',
    range: [0, 180],
    of: (state) => largestAngleDeviation(state.classifiers),
  },
)

const simplexOfMeans = (['weighted', 'unweighted'] as const).flatMap((weighting) => {
  const suffix = weighting === 'weighted' ? 'Weighted' : 'Unweighted'
  const usual = weighting === 'unweighted'
  return variants(
    { family: 'nc2', symbol: 'NC₂', name: 'Distance of the class means from a simplex', range: [0, 2] },
    {
      key: `nc2Means${suffix}`,
      convention: `‖⟨C Cᵀ⟩ − ETF‖_F, each of norm one, ${globalMeans[weighting]}`,
      usedBy: usual ? [WU] : [],
      isDefault: usual,
      of: (state) => simplexDistance(centredMeans(state, weighting)),
    },
    {
      key: `meanNormSpread${suffix}`,
      name: 'Unequal lengths of the class means',
      convention: `standard deviation (over K) of ‖μ_k − μ_G‖ over their mean, ${globalMeans[weighting]}`,
      of: (state) => normSpread(centredMeans(state, weighting), false),
    },
    {
      key: `meanNormSpreadUnbiased${suffix}`,
      name: 'Unequal lengths of the class means',
      convention: `standard deviation (over K − 1) of ‖μ_k − μ_G‖ over their mean, ${globalMeans[weighting]}`,
      usedBy: usual ? [PAPYAN] : [],
      of: (state) => normSpread(centredMeans(state, weighting), true),
    },
    {
      key: `meanAngleSpread${suffix}`,
      name: 'Unequal angles of the class means',
      convention: `mean of |cos(μ_j − μ_G, μ_k − μ_G) + 1/(K − 1)|, ${globalMeans[weighting]}`,
      usedBy: usual ? [PAPYAN] : [],
      of: (state) => cosineSpread(centredMeans(state, weighting)),
    },
    {
      key: `meanAngleDeviation${suffix}`,
      name: 'Largest deviation of an angle between class means from a simplex',
      convention: `largest |angle − acos(−1/(K − 1))|, ${globalMeans[weighting]}`,
      unit: '°',
      range: [0, 180],
      of: (state) => largestAngleDeviation(centredMeans(state, weighting)),
    },
  )
})

const duality = variants(
  { family: 'nc3', symbol: 'NC₃', name: 'Distance of classifiers from class means', range: [0, 2] },
  {
    key: 'nc3ProductWeighted',
    convention: `‖⟨W Cᵀ⟩ − ETF‖_F, each of norm one, ${globalMeans.weighted}`,
    usedBy: [ZHU],
    isDefault: true,
    of: (state) => nc3Product(state, 'weighted'),
  },
  {
    key: 'nc3ProductUnweighted',
    convention: `‖⟨W Cᵀ⟩ − ETF‖_F, each of norm one, ${globalMeans.unweighted}`,
    usedBy: [WU],
    of: (state) => nc3Product(state, 'unweighted'),
  },
  {
    key: 'nc3Uncentred',
    convention: '‖⟨W Mᵀ⟩ − ETF‖_F, each of norm one, class means not centred',
    usedBy: [YARAS],
    of: nc3Uncentred,
  },
  ...(['weighted', 'unweighted'] as const).flatMap((weighting): Variant[] => {
    const suffix = weighting === 'weighted' ? 'Weighted' : 'Unweighted'
    return [
      {
        key: `nc3SelfDuality${suffix}`,
        convention: `‖⟨W⟩ − ⟨C⟩‖_F, each of norm one, ${globalMeans[weighting]}`,
        of: (state) => nc3SelfDuality(state, weighting),
      },
      {
        key: `nc3SelfDualitySquared${suffix}`,
        convention: `‖⟨W⟩ − ⟨C⟩‖_F², each of norm one, ${globalMeans[weighting]}`,
        usedBy: weighting === 'unweighted' ? [PAPYAN] : [],
        range: [0, 4],
        of: (state) => nc3SelfDualitySquared(state, weighting),
      },
    ]
  }),
)

const decision = variants(
  { family: 'nc4', symbol: 'NC₄', name: 'Agreement with the nearest class mean', range: [0, 1], axis: 'linear' },
  {
    key: 'nc4Agreement',
    isRecorded: true,
    convention: 'share of samples that the classifier gives to their nearest class mean',
    usedBy: [PAPYAN],
    isDefault: true,
    of: nc4Agreement,
  },
  ...(['weighted', 'unweighted'] as const).map((weighting): Variant => ({
    key: weighting === 'weighted' ? 'nc4BiasWeighted' : 'nc4BiasUnweighted',
    name: 'Logits at the global mean',
    convention: `‖W μ_G + b‖, ${globalMeans[weighting]}`,
    usedBy: weighting === 'weighted' ? [ZHU] : [],
    range: [0, Infinity],
    axis: 'log',
    of: (state) => nc4Bias(state, weighting),
  })),
)

/** NC1 to NC4 in every convention in public use. */
export const collapseQuantities: readonly Quantity[] = [
  ...withinClass,
  ...simplexOfClassifiers,
  ...simplexOfMeans,
  ...duality,
  ...decision,
]
