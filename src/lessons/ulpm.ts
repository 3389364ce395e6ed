import type { Lesson } from './lesson.ts'

const balanced = 'model=ulpm&KB=0&nB=5&T=1e12'
const logarithmic = `${balanced}&clock=logarithmic`

/** No penalty and no budget: lengths without end, directions on a logarithmic clock, and what is conserved. */
export const ulpm: Lesson = {
  version: 1,
  key: 'ulpm',
  title: 'No regulariser: a logarithmic clock',
  summary: 'Nothing holds the lengths. They grow for ever, ever more slowly; only directions can settle, and they take their time.',
  sources: [
    {
      text: 'W. Ji, Y. Lu, Y. Zhang, Z. Deng, W. J. Su. An unconstrained layer-peeled perspective on neural collapse. ICLR 2022',
      url: 'https://arxiv.org/abs/2110.02796',
    },
    {
      text: 'C. Thrampoulidis, G. R. Kini, V. Vakilian, T. Behnia. Imbalance trouble: revisiting neural-collapse geometry. NeurIPS 2022',
      url: 'https://arxiv.org/abs/2208.05512',
    },
  ],
  steps: [
    {
      title: 'Nothing holds the lengths',
      link: logarithmic,
      play: true,
      text:
        'No weight decay, no budget: cross-entropy alone. Once every sample is on the right side, ' +
        'longer vectors always mean a smaller loss: there is no minimum, and the run never rests. ' +
        'The classifiers’ mean length is {majorityClassifierNorm|3} now.',
      question: {
        ask: 'What do the lengths do in the end?',
        options: ['They stop at a finite length', 'They grow in proportion to time', 'They grow for ever, ever more slowly'],
        answer: 2,
        reveal: 'They grow like $\\sqrt{\\log t}$: without end, but so slowly that waiting does not help. What can settle is the *direction*.',
      },
    },
    {
      title: 'On a linear clock it is over at once',
      link: `${balanced}&clock=linear&t=1e6`,
      point: 'timeline',
      text:
        'The run goes to $t$\u00a0=\u00a0{parameter.horizon}. On a linear clock this moment, $t$\u00a0=\u00a0{t}, still is the left edge, ' +
        'and everything that an eye can see has happened already. Who trains ten times as long sees next to nothing happen, and may take that for the end.',
    },
    {
      title: 'The same run on a logarithmic clock',
      link: `${logarithmic}&t=1e6&drawer=curves&charts=classifierNorm,margin`,
      point: 'quantity:classifierNorm',
      text:
        'Now each factor of ten takes the same room. A sample’s loss is about $e^{-m}$, with $m$ the *margin*, own logit minus another: ' +
        '{majorityMargin|3} here. The slope shrinks with the loss, so $m$ grows like $\\log t$: a little more than $\\log 10$ with each factor of ten. ' +
        'A margin is a product of two lengths, and each of them grows like $\\sqrt{\\log t}$.',
    },
    {
      title: 'The loss has no floor',
      link: `${logarithmic}&t=1e12&drawer=curves&charts=objective,classifierNorm`,
      point: 'quantity:objective',
      text:
        'The loss is {objective|2} at $t$\u00a0=\u00a0{t}. It falls like $1/(t \\log t)$: ten times the time, a little less than a tenth of the loss, for ever. ' +
        'On two logarithmic axes that is a straight line.',
      notes: 'Nothing here is lost to rounding: the slopes are computed without subtracting nearly equal numbers.',
    },
    {
      title: 'What never changes',
      link: `${logarithmic}&t=1e12&drawer=curves&charts=sumDrift,balanceDrift`,
      point: 'quantity:sumDrift',
      text:
        'This flow conserves two things: $\\sum_k w_k$, as the loss only moves logits against one another, and $W^\\top W - HH^\\top$, ' +
        'as classifier and features are driven by the same products. Up to $t$\u00a0=\u00a0{t} the run has drifted by {sumDrift|2} in the first ' +
        'and {balanceDrift|2} in the second, relative to its size. That checks it without any reference.',
    },
    {
      title: 'Directions settle, later than you think',
      link: `${logarithmic}&t=1e12&drawer=curves&charts=classifierAngleDeviation,meanAngleDeviationUnweighted`,
      point: 'quantity:classifierAngleDeviation',
      text:
        'The limit is the simplex ETF once more. But at $t$\u00a0=\u00a0{t} the worst angle of classifiers is still {classifierAngleDeviation|2}° off, ' +
        'that of class means, taken from their centre, {meanAngleDeviationUnweighted|2}°.',
      question: {
        ask: 'Why do the classifiers lag behind the class means?',
        options: ['They have fewer samples', 'The sum they started with stays', 'The last digit is reached'],
        answer: 1,
        reveal:
          '$\\sum_k w_k$ is conserved, so every classifier carries the same small offset for ever. It only matters less as the vectors grow, and the angle that it costs falls like ' +
          '$1/\\sqrt{\\log t}$. Means that are taken from their centre have no such offset.',
      },
    },
    {
      title: 'Ten classes: the limit is out of reach',
      link: `model=ulpm&K=10&KB=0&nB=2&T=1e12&clock=logarithmic&t=1e12&drawer=matrices`,
      point: 'drawer',
      text:
        'The theorem is about the limit, and it holds for ten classes as well. At $t$\u00a0=\u00a0{t} the worst angle is ' +
        '{classifierAngleDeviation|3}° away from its limit, and the figure is {targetDistance|percent} from the predicted one. ' +
        'No training run lasts that long: a limit says where a run goes, not where it is.',
    },
    {
      title: 'Unequal classes: closer, never equal',
      link: `model=ulpm&nB=2&R=10&T=1e12&clock=logarithmic&charts=classifierCosine,classifierNorm&t=1e12&drawer=curves`,
      point: 'quantity:classifierCosine',
      text:
        'With $R$\u00a0=\u00a0{parameter.imbalance} the directions tend to another figure, SELI: the singular vectors of the centred labels. ' +
        'The small classes’ cosine is {minorityClassifierCosine|3} here and {theory.minorityClassifierCosine|3} in the limit, against ' +
        '{theory.majorityClassifierCosine|3} for the large ones. It reaches 1 only as $R \\to \\infty$: without a regulariser there is no minority collapse at any finite imbalance.',
    },
  ],
}
