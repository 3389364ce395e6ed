import { depthOf, layerDecaysOf, sampleCount, type ModelSpec } from '../../model/spec.ts'
import { aliveBelow, spinodal } from '../../theory/deep-squared-error-branch.ts'
import { betaOf, decayProduct } from '../../theory/deep-squared-error-thresholds.ts'
import { notesOn, sharedOf, told, type Preset } from './preset.ts'

const paper = 'Dang et al. 2023'
const squared = 'lambda=5e-4&loss=squaredError'
const linkOf = (M: number) => `n=200,100,50,50${M > 1 ? `&M=${M}` : ''}&${squared}&d=64`
/** Half the time of a long run, to the same rest. */
const coarse = 'tol=0.001'
const hysteresis =
  'n=40,40,10,10&M=3&lambda=0.005&loss=squaredError&d=8&T=4000&events=1000:lambda=0.019;2000:lambda=0.025;3000:lambda=0.005'
const octahedron = 'K=6&KB=0&nB=5&M=2&lambda=0.001'
const five = 'K=5&KB=0&nB=5&M=2&lambda=0.001'
const four = 'KB=0&nB=5&M=3&lambda=0.001'

/** Deep linear heads: squared error through 1, 3 and 6 layers, a bias, hysteresis; cross-entropy beyond the ETF. */
export const dangPresets: readonly Preset[] = [
  {
    key: 'dang-m1',
    paper,
    name: 'One layer, squared error, unequal classes',
    summary:
      'With squared error and no bias the classes end at right angles to one another, and the larger a class, ' +
      'the longer its vectors: an orthogonal frame.',
    shared: sharedOf(linkOf(1)),
  },
  {
    key: 'dang-m3',
    paper,
    name: 'Three layers',
    summary: 
      'Three linear layers in place of one: the same right angles. A class too small for the weight decay would no ' +
      'longer fade, but jump to zero.',
    shared: sharedOf(linkOf(3)),
    notes: jump(linkOf(3)),
  },
  {
    key: 'dang-m6',
    paper,
    name: 'Six layers',
    summary: 'Six linear layers, all with weight decay, and the same frame once more: depth changes the lengths, not the angles.',
    shared: sharedOf(`${linkOf(6)}&${coarse}`),
    notes: jump(linkOf(6)),
  },
  {
    key: 'dang-bias',
    paper,
    name: 'Three layers with a bias, balanced',
    summary:
      'A bias in the last layer takes over what all classes have in common. What is left for the features is the ' +
      'simplex ETF instead of the orthogonal frame.',
    shared: sharedOf(`n=100,100,100,100&M=3&${squared}&bias=free&d=64&${coarse}`),
  },
  {
    key: 'dang-hysteresis',
    paper,
    name: 'Hysteresis: what has died stays dead',
    summary:
      'The weight decay is raised twice and then put back. The small classes survive the first step, though they are ' +
      'zero at the optimum there; they die at the second, and do not come back with the old decay.',
    shared: sharedOf(hysteresis),
    notes: jump(hysteresis),
  },
  {
    key: 'dang-octahedron',
    paper,
    name: 'Cross-entropy, two layers, K = 6: an octahedron',
    summary:
      'With two layers the penalty favours figures that need few dimensions. Six classes end as three pairs of ' +
      'opposites, an octahedron, where one layer would give a simplex in five dimensions.',
    shared: sharedOf(octahedron),
    notes: beaten(octahedron),
  },
  {
    key: 'dang-k5',
    paper,
    name: 'Cross-entropy, two layers, K = 5',
    summary: 'Five classes have no octahedron: two pairs of near opposites, and one class by itself.',
    shared: sharedOf(five),
    notes: beaten(five),
  },
  {
    key: 'dang-k4',
    paper,
    name: 'Cross-entropy, three layers, K = 4: a square',
    summary: 'With three layers even four classes give up the tetrahedron, and end in a plane as the corners of a square.',
    shared: sharedOf(four),
    notes: beaten(four),
  },
]

/** β_k of the smallest class. */
function largestBeta(spec: ModelSpec): number {
  const product = decayProduct({ layers: layerDecaysOf(spec), lambdaH: spec.values.lambdaH, listed: false })
  return betaOf(Math.min(...spec.counts), sampleCount(spec.counts), depthOf(spec), product)
}

/** From two layers on classes die in a jump, and later than the optimum has them die. */
function jump(link: string): () => readonly string[] {
  return notesOn(link, ({ spec }) => {
    const M = depthOf(spec)
    return [
      `With ${M} layers a class does not fade but jumps to zero. What decides is β = M N (N λ_H Π λ_m)^(1/M)/n_k: the optimum drops the class from β = ${told(aliveBelow(M))} on, but a run that has it keeps it up to ${told(spinodal(M))}, and one that has lost it never gets it back. The smallest class has β = ${told(largestBeta(spec), 3)} at the end of this run.`,
    ]
  })
}

/** The simplex ETF has a larger objective than the best figure known. */
function beaten(link: string): () => readonly string[] {
  return notesOn(link, ({ spec, prediction: { objective, shape, rivals = [] } }) =>
    rivals
      .filter((rival) => rival.shape === 'a simplex ETF')
      .map(
        (rival) =>
          `The paper has the simplex ETF as the optimum for any depth. With cross-entropy, ${spec.counts.length} classes and ${depthOf(spec)} layers it has the objective ${told(rival.objective, 6)}; ${shape} has ${told(objective, 6)}, less by ${told((1 - objective / rival.objective) * 100, 2)} %.`,
      ),
  )
}
