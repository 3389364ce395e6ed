import type { Lesson } from './lesson.ts'

const charts = 'charts=nc1QuotientUnweighted,classifierAngleDeviation,nc3SelfDualityUnweighted,nc4Agreement'

/** What collapses, and to what: a line, a triangle, a tetrahedron; NC1 to NC4; why there; and unequal classes. */
export const opening: Lesson = {
  version: 1,
  key: 'opening',
  title: 'What collapses, and to what',
  summary: 'Two, three, four classes: how the last layer of a network falls into the most symmetric figure there is, and why.',
  sources: [
    {
      text: 'V. Papyan, X. Y. Han, D. L. Donoho. Prevalence of neural collapse during the terminal phase of deep learning training. PNAS 2020',
      url: 'https://arxiv.org/abs/2008.08186',
    },
    {
      text: 'Z. Zhu, T. Ding, J. Zhou, X. Li, C. You, J. Sulam, Q. Qu. A geometric analysis of neural collapse with unconstrained features. NeurIPS 2021',
      url: 'https://arxiv.org/abs/2105.02375',
    },
    {
      text: 'W. Hong, S. Ling. Neural collapse for unconstrained feature model under cross-entropy loss with imbalanced data. 2023',
      url: 'https://arxiv.org/abs/2309.09725',
    },
  ],
  steps: [
    {
      title: 'Two classes: a line',
      link: 'K=2&KB=0',
      point: 'scene',
      text:
        'The last layer of a network sees each training sample as a point, its *feature*: the faint dots. A sphere is the mean of ' +
        'a class, an arrow the classifier’s row for it. The run goes downhill on the loss plus a little weight decay, and ' +
        'the features may go anywhere. The dots of a class fall together and the two means part: their cosine is ' +
        '{majorityMeanCosine|3} now and ends at {theory.majorityMeanCosine|3}.',
      question: {
        ask: 'Three classes push one another apart in the same way. Which angle will any two of the means make?',
        options: ['A right angle', 'A third of a full turn', 'Half a turn, as here'],
        answer: 1,
        reveal:
          'A third of a full turn: three equal vectors that push one another away end as an equilateral triangle about the origin. ' +
          'No three can all be opposite one another.',
      },
      notes: 'Let the run play to its end before asking. The thin hollow lines are what theory predicts; they come up in step 6.',
    },
    {
      title: 'Three classes: a triangle',
      link: 'K=3&KB=0',
      point: 'scene',
      text:
        'Three means end in a plane, at the corners of an equilateral triangle, and so do the three classifiers: any two of them make ' +
        '{majorityClassifierCosine|degrees} on average now, and {theory.majorityClassifierCosine|degrees} at the end. ' +
        'The space has three dimensions; the third stays empty.',
      question: {
        ask: 'And four classes?',
        options: ['A square', 'A tetrahedron', 'A triangle with one class in its middle'],
        answer: 1,
        reveal:
          'A tetrahedron: the only four points that are all equally far from one another. In a square, opposite corners are further ' +
          'apart than neighbours.',
      },
    },
    {
      title: 'Four classes: a tetrahedron',
      link: 't=1800',
      point: 'scene',
      text:
        'K classes end as a *simplex equiangular tight frame*, simplex ETF for short: K vectors of one length, any two at the ' +
        'cosine $-\\tfrac{1}{K-1}$, as negative as it can be for all pairs at once. For {parameter.classes} classes that is a ' +
        'tetrahedron, and the angle is {theory.majorityClassifierCosine|degrees}. From five classes on it takes more than three dimensions, and a picture hides some.',
      notes: 'Turn it with the mouse. Why not more negative: the sum of K unit vectors has a squared length of at least zero, so K + K(K − 1)·cos ≥ 0.',
    },
    {
      title: 'NC1: a class becomes a point',
      link: `t=60&drawer=curves&${charts}`,
      point: 'quantity:nc1QuotientUnweighted',
      text:
        'Papyan, Han and Donoho named four signs of *neural collapse*. The first, NC1: the samples of a class come together in their ' +
        'mean. The variance within classes is {nc1QuotientUnweighted|percent} of that between them at this moment, and on its way ' +
        'to zero: the features forget everything of a sample but its class.',
      notes: 'There are several ways to count NC1. The menu of the chart has them, each with the paper that uses it.',
    },
    {
      title: 'NC2, NC3, NC4: even, aligned, nearest',
      link: `t=700&drawer=curves&${charts}`,
      point: 'drawer',
      text:
        'NC2: means and classifiers become equally long and equally far apart; the worst angle between classifiers is still ' +
        '{classifierAngleDeviation|2}° off. NC3: they line up with one another, to within {nc3SelfDualityUnweighted|2} here. ' +
        'NC4: the classifier gives each sample to the nearest class mean, {nc4Agreement|percent} of them now. ' +
        'The slowest of the four are the angles.',
    },
    {
      title: 'Why there?',
      link: 't=40',
      point: 'scene',
      text:
        'The thin hollow lines are not a recording: they are where theory says that every run must end. In features and ' +
        'classifier the problem has many saddles, but in their product it is convex, so its least value is known: ' +
        '{theory.objective|6}, and this run is {gap|3} above it. Cross-entropy wants all pairs apart and treats all classes alike, ' +
        'length costs weight decay, and the simplex ETF is what gives most angle for the least length.',
      notes: 'The convex problem: loss plus λ times the sum of the singular values of the class-mean logits. See “Theory” in the documentation.',
    },
    {
      title: 'Another start, the same shape',
      link: 't=400&vs=seed=7',
      point: 'timeline',
      text:
        'Two random starts, one clock. The ways differ, and so does the place of each class in space, for nothing tells the frame which way to ' +
        'point. The shape is the same: up to a rotation, the left run is {targetDistance|percent} from the predicted figure at this moment ' +
        'and the right one {B.targetDistance|percent}. Play on, and both go to zero.',
    },
    {
      title: 'And if the classes are not equal?',
      link: 'R=20&t=1e4',
      point: 'parameter:imbalance',
      text:
        'So far each class had as many samples as any other. Here classes 1 and 2 have {parameter.imbalance} times as many as ' +
        'classes 3 and 4, the *minority*, drawn with a ring. The simplex is gone: two large classes are ' +
        '{majorityClassifierCosine|degrees} apart, the classifiers of the two small ones only {minorityClassifierCosine|degrees}.',
      question: {
        ask: 'What becomes of the two small classes’ classifiers as the imbalance grows?',
        options: [
          'They come closer and closer and never meet',
          'They become exactly equal at a finite imbalance',
          'They turn away again',
        ],
        answer: 1,
        reveal:
          'Equal, exactly, from $R_0 = {threshold.merged|4}$ on with this weight decay: *minority collapse*. The classifier then cannot tell the ' +
          'two classes apart, however long it is trained. Drag R past it and see; the lesson on the Layer-Peeled Model goes on from here.',
      },
    },
  ],
}
