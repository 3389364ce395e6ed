import type { Lesson } from './lesson.ts'

const charts = 'charts=classifierNorm,margin'
const three = `K=3&KB=0&lambda=0.001&loss=squaredError&${charts}`
const unequal = `K=3&KB=1&nB=5&R=4&lambda=0.01&loss=squaredError&d=8&${charts}`
/** The weight decay is raised, and then put back. */
const raised = (to: string) => `T=2000&tol=0.001&events=400:lambda=${to},over=400;1000:lambda=0.01,over=400`

/** Squared error: orthogonal frames, lengths by class size, the jump and its hysteresis, depth. */
export const deepLinear: Lesson = {
  version: 1,
  key: 'deep-linear',
  title: 'Deep linear heads: frames, jumps, hysteresis',
  summary: 'With squared error the classes end at right angles. Small ones die, and from two layers on they do it in a jump and stay dead.',
  sources: [
    {
      text: 'H. Dang, T. Tran, S. Osher, H. Tran-The, N. Ho, T. Nguyen. Neural collapse in deep linear networks: from balanced to imbalanced data. ICML 2023',
      url: 'https://arxiv.org/abs/2301.00437',
    },
    {
      text: 'C. Garrod, J. P. Keating. The persistence of neural collapse despite low-rank bias. NeurIPS 2025',
      url: 'https://arxiv.org/abs/2410.23169',
    },
  ],
  steps: [
    {
      title: 'Squared error: right angles',
      link: three,
      play: true,
      text:
        'With squared error the logit of the own class is to be 1 and every other 0: not as low as can be, but zero, and zero means a right angle. ' +
        'Three classes end as three perpendicular vectors, an *orthogonal frame*: {majorityClassifierCosine|degrees} between classifiers on average now.',
      question: {
        ask: 'What does a bias change that costs nothing?',
        options: ['Nothing', 'The simplex comes back', 'All shrinks to zero'],
        answer: 1,
        reveal:
          'The simplex comes back. A bias can hold what all classes have in common, so the vectors need not; what is left to them is what tells the classes apart.',
      },
    },
    {
      title: 'A bias brings the simplex back',
      link: `${three}&t=1e4&vs=bias=free&camera=-10,40,0.9`,
      text:
        'Left no bias, right a free one. The frame has the angle {majorityClassifierCosine|degrees}, the simplex {B.majorityClassifierCosine|degrees}: ' +
        'take the common mean from three perpendicular vectors, and an equilateral triangle is left. It is also cheaper, {B.objective|4} against {objective|4}.',
    },
    {
      title: 'Length by class size',
      link: `${unequal}&t=1e4`,
      text:
        'Classes 1 and 2 have {parameter.imbalance} times the samples of class 3. The right angles stay, the lengths do not: {majorityClassifierNorm|4} for the large ones’ classifiers, ' +
        '{minorityClassifierNorm|4} for the small one’s. With one layer $\\|w_k\\|^2 = \\sqrt{n_k \\lambda_H/\\lambda_W} - N\\lambda_H$: ' +
        'classes do not see one another, each is a problem of its own.',
    },
    {
      title: 'Three layers: the same angles',
      link: `${unequal}&t=1e4&vs=M=3`,
      point: 'parameter:depth',
      text:
        'Left one layer, right a product of {B.parameter.depth}, with weight decay on each; the arrows are the rows of the product. The frame is the same. ' +
        'What changes is the logit that the small class gets for itself, {minorityMargin|3} left and {B.minorityMargin|3} right: layers that share the work pay less for it.',
    },
    {
      title: 'One layer: a class fades',
      link: `${unequal}&${raised('0.07')}&t=420`,
      play: true,
      point: 'timeline',
      text:
        'The weight decay rises slowly; it is $\\lambda$\u00a0=\u00a0{parameter.lambdaW|2} now, and the small class’s classifier {minorityClassifierNorm|2} long. ' +
        'At $\\lambda_1 = {threshold.vanished.lambda|3}$ it reaches zero, without a jump. Later $\\lambda$ is put back, and the class comes back too.',
      question: {
        ask: 'With three layers: how does the small class go?',
        options: ['The same way', 'In a jump', 'Not at all'],
        answer: 1,
        reveal:
          'In a jump. A product of several small factors is far smaller still, so near zero nothing pulls a class up: with $M$ layers its best logit goes from $\\tfrac{M-1}{M}$ to 0 at once.',
      },
    },
    {
      title: 'Three layers: it holds on too long',
      link: `${unequal}&M=3&${raised('0.04')}&t=655`,
      point: 'timeline',
      text:
        'The same with three layers. At this moment, $\\lambda$\u00a0=\u00a0{parameter.lambdaW|3}, theory has the small class at {theory.minorityClassifierNorm|2}, for from $\\lambda_1 = {threshold.vanished.lambda|3}$ on zero is cheaper. ' +
        'The run still has it, {minorityClassifierNorm|3} long: it follows a local minimum that ends at $\\lambda$\u00a0=\u00a0{threshold.vanishedFall.lambda|3}. Play on, and see it fall.',
      notes: 'The ghost shows the optimum, which has already lost the class: ghost and run disagree here, and both are right.',
    },
    {
      title: 'What has died stays dead',
      link: `${unequal}&M=3&${raised('0.04')}&t=2000`,
      point: 'timeline',
      text:
        '$\\lambda$ is back at {parameter.lambdaW}, where theory gives the small class the length {theory.minorityClassifierNorm|3}. The run has it at {minorityClassifierNorm|2}, for ever: ' +
        'from two layers on zero is always a local minimum, and downhill does not lead out of it. ' +
        'Where a run ends depends on where it has been: *hysteresis*. It costs {gap|2} of objective.',
    },
    {
      title: 'Depth and cross-entropy: a square',
      link: 'KB=0&nB=5&M=3&lambda=0.001&t=1e5&camera=100,20,1',
      text:
        'Cross-entropy again, with {parameter.depth} layers and four equal classes: not a tetrahedron but a square in a plane. Weight decay on several factors makes few large directions cheaper than ' +
        'many small ones, and a square needs two where a tetrahedron needs three. The objective is {objective|4}. Nobody has proved that {theory.objective|4} is the least, but nothing lower has been found.',
      notes: 'Garrod & Keating 2024 prove that the simplex is not the optimum from four classes and three layers on.',
    },
  ],
}
