import { notesOn, sharedOf, thresholdsOf, told, type Predicted, type Preset } from './preset.ts'

const paper = 'Fang et al. 2021'
const charts = 'charts=gap,classifierCosine,classifierNorm,meanNorm'
const linkOf = (R: string) => `model=layerPeeled&K=10${R === '1' ? '' : `&R=${R}`}&cols=means&${charts}`
const cured = `model=layerPeeled&K=10&R=100&cols=means&cure=oversampling&wr=100&${charts}`
const vanished = `model=layerPeeled&K=10&R=4&cols=means&EH=1&${charts}`

/**
 * The Layer-Peeled Model with K = 10, K_A = K_B = 5, E_H = 5, E_W = 1 and one column a class: R from 1 to 10⁴,
 * the cure, and a minority that vanishes.
 */
export const fangPresets: readonly Preset[] = [
  {
    key: 'fang-r1',
    paper,
    name: 'R = 1: balanced',
    summary:
      'Ten classes of one size. The mean squared length of the features, and that of the classifiers, is held fixed, ' +
      'at a budget. All end equally long and equally far apart: a simplex ETF.',
    shared: sharedOf(linkOf('1')),
  },
  {
    key: 'fang-r10',
    paper,
    name: 'R = 10: the small classes approach one another',
    summary:
      'Five classes have ten times as many samples as the other five. The classifiers of the small classes become ' +
      'shorter, and the angles between them smaller.',
    shared: sharedOf(linkOf('10')),
    notes: notesOn(linkOf('10'), finite),
  },
  {
    key: 'fang-r100',
    paper,
    name: 'R = 100: minority collapse',
    summary:
      'The classifiers of the five small classes lie on top of one another: a network like this cannot tell the ' +
      'small classes apart, whatever their features are.',
    shared: sharedOf(linkOf('100')),
    notes: notesOn(linkOf('100'), finite),
  },
  {
    key: 'fang-r1000',
    paper,
    name: 'R = 1,000',
    summary: 'A thousand times as many samples: the classifiers of the small classes stay one, and their features shrink.',
    shared: sharedOf(linkOf('1e3')),
    notes: notesOn(linkOf('1e3'), finite),
  },
  {
    key: 'fang-r10000',
    paper,
    name: 'R = 10,000',
    summary: 'Close to the limit of which the paper speaks, R → ∞: hardly anything changes any more.',
    shared: sharedOf(linkOf('1e4')),
    notes: notesOn(linkOf('1e4'), finite),
  },
  {
    key: 'fang-oversampling',
    paper,
    name: 'R = 100 with oversampling: the cure',
    summary:
      'The same imbalance of 100, but each sample of a small class is shown a hundred times (w_r = 100). ' +
      'To the loss all classes are now equal, and the simplex ETF is back.',
    shared: sharedOf(cured),
    notes: notesOn(cured, ({ prediction }) => [
      `Oversampling by w_r is the same as dividing R by w_r: the optimum is that of balanced classes, with the objective ${told(prediction.objective)}.`,
    ]),
  },
  {
    key: 'fang-vanished',
    paper,
    name: 'Budget 1, R = 4: the small classes vanish',
    summary:
      'With a fifth of the feature budget the large classes take all of it. The small classes do not only merge: ' +
      'their classifiers and features shrink to exactly zero.',
    shared: sharedOf(vanished),
    notes: notesOn(vanished, (predicted) =>
      thresholdsOf(predicted, 'R₁').map(
        (R1) =>
          `The paper speaks of small classes whose classifiers coincide. With this budget there is one more step: from R = ${told(R1)} on these classifiers are exactly zero, and an angle between them has no meaning.`,
      ),
    ),
  },
]

/** The paper proves a limit, and the collapse is exact at a finite R. */
function finite(predicted: Predicted): readonly string[] {
  return thresholdsOf(predicted, 'R₀').map(
    (R0) =>
      `The paper proves that the small classes' classifiers coincide in the limit R → ∞. With these budgets they do so exactly from R₀ = ${told(R0, 8)} on.`,
  )
}
