import type { Lesson } from './lesson.ts'

const counted = 'charts=nc3SelfDualityWeighted,nc3SelfDualityUnweighted'

/** Where claims and numbers differ, and what a limit does not say. */
export const claims: Lesson = {
  version: 1,
  key: 'claims',
  title: 'Where claims and numbers differ',
  summary: 'A limit is not a run, an optimum is not an end, and a measure is not yet a convention: seven places to look twice.',
  sources: [
    {
      text: 'C. Fang, H. He, Q. Long, W. J. Su. Exploring deep neural networks via layer-peeled model. PNAS 2021',
      url: 'https://arxiv.org/abs/2101.12699',
    },
    {
      text: 'W. Ji, Y. Lu, Y. Zhang, Z. Deng, W. J. Su. An unconstrained layer-peeled perspective on neural collapse. ICLR 2022',
      url: 'https://arxiv.org/abs/2110.02796',
    },
    {
      text: 'H. Dang, T. Tran, S. Osher, H. Tran-The, N. Ho, T. Nguyen. Neural collapse in deep linear networks. ICML 2023',
      url: 'https://arxiv.org/abs/2301.00437',
    },
    {
      text: 'L. Pan, X. Cao. Towards understanding neural collapse: the effects of batch normalization and weight decay. 2023',
      url: 'https://arxiv.org/abs/2309.04644',
    },
    {
      text: 'C. Garrod, J. P. Keating. The persistence of neural collapse despite low-rank bias. NeurIPS 2025',
      url: 'https://arxiv.org/abs/2410.23169',
    },
  ],
  steps: [
    {
      title: '“In the limit of infinite imbalance”',
      link: 'model=layerPeeled&K=10&R=20&cols=means&t=1e5&charts=classifierCosine,classifierNorm&drawer=curves',
      point: 'quantity:classifierCosine',
      text:
        'Minority collapse was proved for $R \\to \\infty$. The numbers say more: with five large and five small classes and these budgets the small ones’ classifiers are equal from ' +
        '$R_0 = {threshold.merged|6}$ on. Here $R$\u00a0=\u00a0{parameter.imbalance}, and their cosine is {minorityClassifierCosine|4}. A theorem about a limit need not mean a slow approach.',
    },
    {
      title: '“The directions converge”',
      link: 'model=ulpm&nB=2&R=100&T=1e12&t=1e12&clock=logarithmic&charts=classifierCosine,classifierNorm&drawer=curves',
      point: 'quantity:classifierCosine',
      text:
        'Here the opposite. Without a regulariser and with $R$\u00a0=\u00a0{parameter.imbalance} the small classes’ cosine tends to {theory.minorityClassifierCosine|3}. ' +
        'At $t$\u00a0=\u00a0{t}, longer than anything was ever trained, it is {minorityClassifierCosine|3}. Both are true, and only one of them will be seen in an experiment.',
    },
    {
      title: '“The simplex is the optimum at any depth”',
      link: 'K=5&KB=0&nB=5&M=3&lambda=0.001&d=8&t=1e5&drawer=matrices',
      point: 'drawer',
      text:
        'For squared error depth changes lengths and not the figure. For cross-entropy it changes the figure: with {parameter.depth} layers and five classes the best one known is a regular pentagon, ' +
        'with the objective {theory.objective|5}, and the run ends at {objective|5}. The cosines off the diagonal are not all alike: the worst angle is {classifierAngleDeviation|3}° from a simplex’s.',
    },
    {
      title: '“The run ends at the optimum”',
      link: 'KB=0&nB=5&M=2&lambda=0.001&t=1e5&vs=seed=6&camera=100,20,0.85',
      text:
        'Two layers, four classes, two starts. The least value known, {theory.objective|5}, is the tetrahedron’s, and the right run has it: {B.objective|5}. ' +
        'The left run rests on a square, at {objective|5}, and stays. With one layer, and dimensions enough, every other resting point is a saddle. With two there are real traps, and the start decides.',
      notes: 'Most starts in three dimensions end at the square.',
    },
    {
      title: '“From K − 1 dimensions on”',
      link: 'model=batchNorm&KB=0&lambda=0.01&d=3&t=1e5&vs=seed=2',
      text:
        'With batch norm in {parameter.dimension} dimensions the tetrahedron is the optimum, and the right run finds it: {B.objective|4}. ' +
        'The left one rests {gap|2} above, its worst angle {classifierAngleDeviation|3}° off. That an optimum fits into few dimensions does not mean that every run finds it there. In eight, none of twelve starts stopped early.',
    },
    {
      title: 'The exponent of a bound',
      link: 'model=batchNorm&KB=0&d=8&lambda=0.01&t=3000&charts=misalignment,gap&drawer=curves',
      point: 'quantity:misalignment',
      text:
        'Pan and Cao bound the distance from collapse by powers ½ and ⅙ of the gap to the optimum, up to a constant. That is valid, but a bound with the power 1 and no open constant holds as well. ' +
        'At this moment the gap is {gap|2}, the squared distance {misalignment|2} and the bound {misalignmentBound|2}, and they fall together.',
    },
    {
      title: 'Which NC3?',
      link: `R=20&t=1000&${counted}&drawer=curves`,
      point: 'quantity:nc3SelfDualityWeighted',
      text:
        'With unequal classes the global mean can be taken over samples or over classes. Papers differ, and so do their numbers: NC3 is {nc3SelfDualityWeighted|3} the one way and ' +
        '{nc3SelfDualityUnweighted|3} the other, of one and the same state. Two papers can both be right and disagree; a number without its convention says little.',
    },
  ],
}
