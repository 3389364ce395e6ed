import { batchNormOptimum } from '../../theory/batch-norm.ts'
import { sharedOf, told, type Preset } from './preset.ts'

const paper = 'Pan & Cao 2023'
const K = 4
const linkOf = (lambda: string) => `model=batchNorm&KB=0&lambda=${lambda}&d=8&charts=gap,misalignment,nc1QuotientUnweighted,nc3SelfDualityUnweighted`

/** Batch-normalised features with weight decay, K = 4, d = 8, λ from 10⁻⁴ to 10⁻². */
export const panPresets: readonly Preset[] = [
  {
    key: 'pan-1e-2',
    paper,
    name: 'λ = 10⁻²: strong weight decay',
    summary:
      'Batch norm gives every coordinate of the features the same spread, times a learnt scale; this scale and the ' +
      'classifiers have weight decay. With a strong decay the features reach their simplex quickly.',
    shared: sharedOf(linkOf('0.01')),
    notes: boundAt(0.01),
  },
  {
    key: 'pan-1e-3',
    paper,
    name: 'λ = 10⁻³',
    summary: 'A tenth of the decay: the same figure, longer vectors, a smaller loss, and a longer way there.',
    shared: sharedOf(linkOf('0.001')),
    notes: boundAt(0.001),
  },
  {
    key: 'pan-1e-4',
    paper,
    name: 'λ = 10⁻⁴: weak weight decay',
    summary:
      'With a weak decay the loss is almost as small as it gets long before the features have come together: a small ' +
      'loss alone says little about collapse.',
    // The last of the way takes beyond the default horizon of 10⁵.
    shared: sharedOf(`${linkOf('1e-4')}&T=1e6`),
    notes: boundAt(1e-4),
  },
]

/** The bound 2ε/(λ√K αβ) at the lengths of the optimum, αβ = t. */
function boundAt(lambda: number): () => readonly string[] {
  return () => {
    const { t, objective } = batchNormOptimum(K, lambda)
    return [
      `The paper bounds the distance from collapse by powers 1/2 and 1/6 of the distance ε from the least objective, ${told(objective)}, without the constant. An explicit bound that is linear in ε holds as well: the mean squared distance of features from their classifiers, both of length one, is at most 2ε/(λ√K αβ), which is ${told(2 / (lambda * Math.sqrt(K) * t), 3)} ε near the optimum.`,
    ]
  }
}
