import type { Lesson } from './lesson.ts'

const base = 'model=layerPeeled&cols=means&charts=classifierCosine,classifierNorm'

/** Budgets in place of weight decay; minority collapse, its threshold, and oversampling as a cure. */
export const layerPeeled: Lesson = {
  version: 1,
  key: 'layer-peeled',
  title: 'The Layer-Peeled Model and minority collapse',
  summary: 'Lengths on a budget, classes of unequal size: why a network stops telling small classes apart, from which imbalance on, and what helps.',
  sources: [
    {
      text: 'C. Fang, H. He, Q. Long, W. J. Su. Exploring deep neural networks via layer-peeled model: minority collapse in imbalanced training. PNAS 2021',
      url: 'https://arxiv.org/abs/2101.12699',
    },
  ],
  steps: [
    {
      title: 'Lengths on a budget',
      link: base,
      play: true,
      text:
        'Peel a network down to its last layer, and give features and classifier a budget of length each: the mean squared length of the class ' +
        'means is $E_H$\u00a0=\u00a0{parameter.budgetH}, that of the classifiers $E_W$\u00a0=\u00a0{parameter.budgetW}. One point stands for all samples of a class. ' +
        'With equal classes the simplex ETF is best here too: the cosine is {majorityClassifierCosine|3} now and ends at {theory.majorityClassifierCosine|3}.',
      notes: 'Only the product of the two budgets matters for the figure; their ratio sets which of the two is longer.',
    },
    {
      title: 'Two large classes, two small ones',
      link: `${base}&R=10&t=2e3`,
      text:
        'Classes 1 and 2 now have $R$\u00a0=\u00a0{parameter.imbalance} times as many samples. Most of the loss is theirs, and most of the budget goes to them: ' +
        'their classifiers are {majorityClassifierNorm|3} long, those of the small classes {minorityClassifierNorm|3}. ' +
        'And the small ones’ have moved towards one another: {minorityClassifierCosine|degrees}, against {majorityClassifierCosine|degrees} between the large ones.',
    },
    {
      title: 'More of the same',
      link: `${base}&R=40&t=2e4`,
      point: 'parameter:imbalance',
      text:
        'At $R$\u00a0=\u00a0{parameter.imbalance} the small classes’ classifiers are {minorityClassifierCosine|degrees} apart, and each is ' +
        '{minorityClassifierNorm|3} long. Theory, the thin lines, and the run agree.',
      question: {
        ask: 'And at R = 100?',
        options: ['About half that angle', 'A degree or so', 'Zero'],
        answer: 2,
        reveal:
          'Zero, and not just nearly: from $R_0 = {threshold.merged|6}$ on the two are the same vector. Just below it the angle closes like ' +
          '$\\sqrt{R_0 - R}$: a threshold, not a slow approach.',
      },
    },
    {
      title: 'Minority collapse',
      link: `${base}&R=100&t=2e4&cells=on&camera=0,-30,1`,
      point: 'legend',
      text:
        'At $R$\u00a0=\u00a0{parameter.imbalance} the classifiers of classes 3 and 4 coincide: their cosine is {minorityClassifierCosine|4}. ' +
        'The coloured sphere shows which class wins in each direction, and these two tie wherever they win: grey, without a border. ' +
        'They have not vanished, though. Their length is {minorityClassifierNorm|3}: “one of the small ones” is still told from the rest.',
      notes: 'A sample of class 3 is then right by the toss of a coin. The loss hardly notices: few samples are concerned.',
    },
    {
      title: 'The threshold',
      link: `${base}&R=40&t=2e4&vs=R=60`,
      point: 'parameter:imbalance',
      text:
        'Left $R$\u00a0=\u00a0{parameter.imbalance}, right $R$\u00a0=\u00a0{B.parameter.imbalance}, and between them $R_0 = {threshold.merged|6}$. ' +
        'To part two small classes takes length, and length spent there is missing elsewhere, where each sample counts as much. ' +
        'As $R$ grows the two hold an ever smaller share of the loss, and at $R_0$ the first degree between them no longer pays for its length.',
      notes: 'At the threshold the multiplier of the budget equals the minority’s share of the loss, which is how R₀ is computed.',
    },
    {
      title: 'A plane of runs',
      link: `${base}&map=R:1:1000:log,EH:0.5:50:log,minorityClassifierCosine,16`,
      text:
        'Each cell is a whole run, coloured by the cosine of the small classes’ classifiers; the line is the threshold, from a formula that knows nothing of the runs. ' +
        'A larger budget moves it to the right: who has length to spare can afford to tell small classes apart. Click a cell to open its run.',
    },
    {
      title: 'One step further: gone',
      link: `${base}&K=5&R=10&EH=1&t=1e4`,
      point: 'sentence',
      text:
        'Three large classes, two small ones, and a fifth of the feature budget, $E_H$\u00a0=\u00a0{parameter.budgetH}. The small classes merge at $R_0 = {threshold.merged|3}$, ' +
        'and from $R_1 = {threshold.vanished|3}$ on they get nothing at all: here, at $R$\u00a0=\u00a0{parameter.imbalance}, their classifiers and features are zero, and drawn at the origin. ' +
        'An angle between them no longer means anything. The large ones share the plane as if alone.',
    },
    {
      title: 'A cure: oversampling',
      link: `${base}&R=100&t=2e4&vs=cure=oversampling,wr=100`,
      text:
        'Right: each sample of a small class is shown $w_r$\u00a0=\u00a0{B.parameter.minorityWeight} times. With budgets that is exactly the same as dividing $R$ by $w_r$: ' +
        'all classes count alike, and the simplex is back, {B.majorityClassifierCosine|degrees} between any two.',
      question: {
        ask: 'Would a factor of three be enough to part the two small ones at R = 100?',
        options: ['Yes', 'No'],
        answer: 0,
        reveal:
          'Yes: a third of that is below $R_0 = {threshold.merged|4}$, so they part again. ' +
          'But they stay far too close; only $w_r = R$ gives all classes the same room.',
      },
    },
  ],
}
