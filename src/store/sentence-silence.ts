import { depthOf, type ModelSpec } from '../model/spec.ts'
import { isSquaredError } from './sentence-setting.ts'

/** Why there is no prediction of an experiment, as a clause without its stop. */
export function silenceText(spec: ModelSpec): string {
  const reason = reasons.find(({ holds }) => holds(spec))
  return reason === undefined ? 'There is no prediction for this experiment' : reason.says(spec)
}

interface Reason {
  readonly holds: (spec: ModelSpec) => boolean
  readonly says: (spec: ModelSpec) => string
}

const isUnequal = ({ counts, weights }: ModelSpec): boolean =>
  new Set(counts).size > 1 || new Set(weights ?? []).size > 1
const hasBias = ({ choices }: ModelSpec): boolean => (choices?.bias ?? 'none') !== 'none'
/** Dimensions that a simplex of the classes, or with squared error and no free bias an orthogonal frame, takes. */
const needed = (spec: ModelSpec): number =>
  spec.counts.length - (isSquaredError(spec) && spec.choices?.bias !== 'free' ? 0 : 1)
const unknown = (what: string) => () => `${what}: theory knows no optimum to compare with`

/** The first that holds is told. */
const reasons: readonly Reason[] = [
  {
    holds: (spec) => spec.model === 'batchNorm' && isUnequal(spec),
    says: unknown('Batch norm with classes of unequal size'),
  },
  { holds: (spec) => spec.model === 'sphere' && isUnequal(spec), says: unknown('Spheres with classes of unequal size') },
  {
    holds: (spec) => spec.model === 'sphere' && spec.dimension < spec.counts.length - 1,
    says: ({ counts, dimension }) =>
      `${counts.length} classes on the sphere in d = ${dimension} dimensions: no best arrangement is known in closed form`,
  },
  {
    holds: (spec) => spec.dimension < needed(spec),
    says: (spec) => {
      const figure = needed(spec) < spec.counts.length ? 'a simplex' : 'an orthogonal frame'
      const K = needed(spec) < spec.counts.length ? 'K − 1' : 'K'
      return `d = ${spec.dimension} is less than ${K} = ${needed(spec)}: there is no room for ${figure}, and theory makes no promise here`
    },
  },
  {
    holds: (spec) => isSquaredError(spec) && (spec.model === 'ulpm' || spec.model === 'layerPeeled'),
    says: () => 'Squared error can be brought to zero here: many states do so, and the start decides which',
  },
  {
    holds: (spec) => depthOf(spec) > 1 && spec.model === 'ulpm',
    says: (spec) => unknown(`${depthOf(spec)} layers with no penalty`)(),
  },
  {
    holds: (spec) => depthOf(spec) > 1 && isUnequal(spec),
    says: (spec) =>
      unknown(`${isSquaredError(spec) ? 'Squared error' : 'Cross-entropy'} through ${depthOf(spec)} layers with classes of unequal size`)(),
  },
  { holds: (spec) => hasBias(spec) && isUnequal(spec), says: unknown('A bias with classes of unequal size') },
  { holds: hasBias, says: unknown('A bias in this model') },
]
