import type * as z from 'zod/mini'
import { segmentsOf, type Experiment, type Segment } from '../experiment/experiment.ts'
import { encodeLink } from '../experiment/link.ts'
import { splitOf } from '../experiment/split-of.ts'
import { openingView } from '../experiment/view.ts'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { toRows, type Matrix } from '../math/matrix.ts'
import { groupCosine } from '../metrics/group-cosines.ts'
import { groupsOf } from '../metrics/groups.ts'
import type { ModelSpec } from '../model/spec.ts'
import { silenceText } from '../store/sentence-silence.ts'
import { thresholdDistances, type ThresholdDistance } from '../sweep/threshold-distances.ts'
import type { Prediction } from '../theory/prediction.ts'
import { predict } from '../theory/registry.ts'
import type { Split } from '../theory/weight-decay.ts'
import { classLogits, lossAndPenalty } from './loss-and-penalty.ts'
import { OUTPUT_VERSION } from './output-parts.ts'
import type { theorySchema } from './theory-schema.ts'
import { writtenSpec } from './written-spec.ts'

export type TheoryOutput = z.infer<typeof theorySchema>
type WrittenStretch = TheoryOutput['stretches'][number]

/** What theory says of each stretch of an experiment, as it is written. */
export function theoryOutput(experiment: Experiment): TheoryOutput {
  return {
    version: OUTPUT_VERSION,
    kind: 'theory',
    experiment: experiment as TheoryOutput['experiment'],
    link: encodeLink({ experiment, view: openingView }),
    stretches: segmentsOf(experiment).map((segment) => writtenStretch(experiment, segment)),
  }
}

function writtenStretch(experiment: Experiment, { from, spec }: Segment): WrittenStretch {
  const split = splitOf(experiment, spec)
  const prediction = predict(spec, split)
  const stretch = { from, ...writtenSpec(spec) }
  if (prediction === null) return { ...stretch, prediction: null, reason: `${silenceText(spec)}.` }
  const distances = thresholdDistances(experiment, { from, spec }, prediction.thresholds)
  return { ...stretch, prediction: writtenOptimum(prediction, spec, split, distances), reason: null }
}

function writtenOptimum(
  prediction: Prediction,
  spec: ModelSpec,
  split: Split | undefined,
  thresholds: readonly ThresholdDistance[],
): WrittenStretch['prediction'] {
  const { classifiers, means, objective, gap, bias, layers, metastable = [], rivals = [] } = prediction
  const { regime, shape = null, scale = 'absolute', standing, source } = prediction
  // Groups by what the counts of a split would be, so that they are told apart at R = 1 too.
  const sizes = split === undefined ? spec.counts : spec.counts.map((_, k) => (k < split.majorityClasses ? 2 : 1))
  const { majority, minority } = groupsOf(sizes)
  return {
    objective,
    ...lossAndPenalty(prediction, spec),
    certificate: gap === null ? null : { gap, lowerBound: objective - gap },
    regime,
    shape,
    scale,
    standing,
    source,
    groups: { majority: [...majority], minority: [...minority] },
    grams: {
      classifiers: toRows(gramOfRows(classifiers)),
      means: toRows(gramOfRows(means)),
      logits: toRows(classLogits(prediction, spec)),
    },
    norms: { classifiers: norms(classifiers), means: norms(means) },
    cosines: { classifiers: cosines(classifiers, sizes), means: cosines(means, sizes) },
    bias: bias === undefined ? null : [...bias],
    layers: layers?.map((values) => [...values]) ?? null,
    thresholds: [...thresholds],
    metastable: metastable.map((branch) => ({ ...branch, classes: [...branch.classes] })),
    rivals: rivals.map((rival) => ({ ...rival })),
  }
}

function norms(rows: Matrix): number[] {
  return toRows(rows).map((row) => Math.hypot(...row))
}

function cosines(rows: Matrix, counts: readonly number[]) {
  const of = (pairing: 'majority' | 'minority' | 'cross') => ({ ...groupCosine(rows, counts, pairing) })
  return { majority: of('majority'), minority: of('minority'), cross: of('cross') }
}
