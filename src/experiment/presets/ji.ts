import { meanCosine } from '../../math/cosines.ts'
import { notesOn, sharedOf, told, type Preset } from './preset.ts'

const paper = 'Ji et al. 2022'
const END = 1e12
const shown = 'T=1e12&clock=logarithmic&charts=objective,nc1QuotientUnweighted,classifierAngleSpread,classifierNorm'

const imbalanced = `model=ulpm&nB=2&R=10&${shown.replace('classifierAngleSpread', 'classifierCosine')}`

/** The exponent of a centred, balanced start: distances from the simplex ETF fall like t^{−κ}, κ = (1 − √(1 − 2/K))/2. */
function exponentOf(K: number): number {
  return (1 - Math.sqrt(1 - 2 / K)) / 2
}

function slowness(K: number): () => readonly string[] {
  return () => [
    `How fast the angles settle depends on the start. The sum of the classifiers never changes, so from a start like this one an offset stays, and the distance from the simplex falls no faster than 1/√log t in the end: by a factor of ${told(Math.sqrt(Math.log(END) / Math.log(Math.sqrt(END))), 2)} from t = 10⁶ to 10¹².`,
    `From a centred and balanced start it falls like t^−κ, κ = (1 − √(1 − 2/K))/2 = ${told(exponentOf(K), 3)} for K = ${K}: by a factor of ${told(END ** exponentOf(K), 2)} up to t = 10¹².`,
  ]
}

/** No penalty and no constraint: lengths grow like √log t for ever, and directions settle on a logarithmic clock. */
export const jiPresets: readonly Preset[] = [
  {
    key: 'ji-k4',
    paper,
    name: 'K = 4, balanced, to t = 10¹²',
    summary:
      'Nothing holds the lengths, which grow for ever, slower and slower. The directions settle on a tetrahedron, ' +
      'so slowly that only a logarithmic clock shows it.',
    shared: sharedOf(`model=ulpm&nB=5&${shown}`),
    notes: slowness(4),
  },
  {
    key: 'ji-k3',
    paper,
    name: 'K = 3, balanced, to t = 10¹²',
    summary: 'Three classes settle on an equilateral triangle, the simplex ETF of three, just as slowly.',
    shared: sharedOf(`model=ulpm&K=3&KB=0&nB=5&${shown}`),
    notes: slowness(3),
  },
  {
    key: 'ji-k10',
    paper,
    name: 'K = 10: still far at t = 10¹²',
    summary: 'The limit is a simplex ETF here as well, but with ten classes a run of 10¹² units of time does not get near it.',
    shared: sharedOf(`model=ulpm&K=10&KB=0&nB=2&${shown}`),
    notes: slowness(10),
  },
  {
    key: 'ji-imbalanced',
    paper,
    name: 'R = 10: SELI in place of the simplex',
    summary:
      'With classes of unequal size the directions tend to another figure, named SELI (simplex-encoded-labels ' +
      'interpolation): the small classes are closer to one another than the large ones, but they never merge.',
    shared: sharedOf(imbalanced),
    notes: notesOn(imbalanced, ({ prediction }) => [
      `Without a penalty nothing collapses at a finite R: the cosine of the small classes' classifiers tends to ${told(meanCosine(prediction.classifiers, [2, 3]) ?? NaN, 3)} here, and to 1 only in the limit R → ∞.`,
    ]),
  },
]
