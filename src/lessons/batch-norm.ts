import type { Lesson } from './lesson.ts'

const base = 'model=batchNorm&KB=0&d=8&charts=misalignment,gap'

/** Batch norm and weight decay: a bound on the distance from collapse, beside the run. */
export const batchNorm: Lesson = {
  version: 1,
  key: 'batch-norm',
  title: 'Batch norm and weight decay: a bound beside the run',
  summary: 'How near to collapse is a run whose loss is nearly least? A bound answers, and shows what weight decay has to do with it.',
  sources: [
    {
      text: 'L. Pan, X. Cao. Towards understanding neural collapse: the effects of batch normalization and weight decay. 2023',
      url: 'https://arxiv.org/abs/2309.04644',
    },
  ],
  steps: [
    {
      title: 'What batch norm does here',
      link: `${base}&lambda=0.01`,
      play: true,
      text:
        'Batch norm brings each coordinate of the features to mean 0 and variance $\\gamma_j^2$ over all samples; weight decay acts on the scales $\\gamma$ and on the classifier. ' +
        'There are {parameter.dimension} dimensions, and a line above the picture says how much of them it keeps. ' +
        'The end is the simplex ETF all the same: the cosine is {majorityClassifierCosine|3} now.',
    },
    {
      title: 'A bound beside the run',
      link: `${base}&lambda=0.01&t=200&drawer=curves`,
      point: 'quantity:misalignment',
      text:
        'Scale features and classifiers to a mean squared length of one. The mean squared distance of a feature from its classifier is {misalignment|2} here, ' +
        'and cannot be more than $\\frac{2\\varepsilon}{\\lambda\\sqrt{K}\\,\\alpha\\beta}$, which is {misalignmentBound|2}. ' +
        'Here $\\varepsilon$ is the gap to the least objective, {gap|2}, and $\\alpha$, $\\beta$ are the lengths. It holds at every moment, not only in the end.',
      notes: 'Cross-entropy lies above its tangent at the optimum, and the penalties are at least λ√K αβ. The two together give the bound; the documentation has the four lines.',
    },
    {
      title: 'Late in the run it is sharp',
      link: `${base}&lambda=0.01&t=1e4&drawer=curves`,
      point: 'quantity:misalignment',
      text:
        'At $t$\u00a0=\u00a0{t} the distance is {misalignment|3} and the bound {misalignmentBound|3}: nothing is given away. ' +
        'So the gap to the optimum alone tells how near the collapse is; no angle has to be looked at.',
    },
    {
      title: 'A small loss is not yet a collapse',
      link: `${base}&lambda=1e-4&T=1e6&t=3000`,
      text:
        'A hundredth of the weight decay. By the usual marks all is well: {nc4Agreement|percent} of the samples go to the nearest class mean, ' +
        'and the objective, near $\\log K$ at the start, is down to {objective|2}. No state has less than {theory.objective|2}.',
      question: {
        ask: 'Have the features collapsed?',
        options: ['Yes: the loss is tiny', 'No: look at the clouds'],
        answer: 1,
        reveal:
          'No. The spread within classes is {nc1QuotientUnweighted|percent} of that between them, and the worst angle is {classifierAngleDeviation|2}° off. ' +
          'The bound, {misalignmentBound|2}, had not promised anything: it divides the gap by $\\lambda$.',
      },
    },
    {
      title: 'What weight decay does',
      link: `${base}&lambda=0.001&t=2000&vs=lambda=0.01`,
      point: 'parameter:lambdaW',
      text:
        'The same start and the same moment, with $\\lambda$\u00a0=\u00a0{parameter.lambdaW} left and {B.parameter.lambdaW} right. The stronger decay is much nearer to its simplex: ' +
        'a squared distance of {B.misalignment|2} against {misalignment|2}. Once all samples are told apart the loss has little left to say, and it is weight decay that drives the collapse.',
    },
    {
      title: 'Too much of it',
      link: `${base}&lambda=0.6&t=30`,
      point: 'parameter:lambdaW',
      text:
        'From $\\lambda = 1/\\sqrt{K} = {threshold.zero.lambda|3}$ on no length is worth its price. At $\\lambda$\u00a0=\u00a0{parameter.lambdaW} everything shrinks to the origin, ' +
        'and the loss is that of guessing, $\\log K = {objective|4}$.',
    },
  ],
}
