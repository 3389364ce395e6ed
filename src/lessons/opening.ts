import type { Lesson } from './lesson.ts'

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
      point: 'legend',
      text:
        'The last layer of a network sees each training sample as a point, its *feature*. Here the features may go anywhere, and all runs downhill on the loss ' +
        'plus a little weight decay. The dots of a class come together, and the two means part: their cosine is ' +
        '{majorityMeanCosine|3} now and ends at {theory.majorityMeanCosine|3}.',
      question: {
        ask: 'Three classes part in the same way. Which angle will any two make?',
        options: ['A quarter of a turn', 'A third of a turn', 'Half a turn, as here'],
        answer: 1,
        reveal: 'A third of a turn: they end as an equilateral triangle about the origin. Three vectors cannot all be opposite one another.',
      },
      notes: 'Let the run play to its end before asking. The thin hollow lines are what theory predicts; step 6 comes to them.',
    },
    {
      title: 'Three classes: a triangle',
      link: 'K=3&KB=0',
      text:
        'Three means end in a plane, at the corners of an equilateral triangle, and so do the three arrows, the classifiers: any two of them make ' +
        '{majorityClassifierCosine|degrees} on average now, and {theory.majorityClassifierCosine|degrees} in the end. ' +
        'The third dimension stays empty.',
      question: {
        ask: 'And four classes?',
        options: ['A square', 'A tetrahedron', 'A triangle and its centre'],
        answer: 1,
        reveal: 'A tetrahedron: the only four points that are all equally far from one another. In a square, opposite corners are further apart than neighbours.',
      },
    },
    {
      title: 'Four classes: a tetrahedron',
      link: 't=1800',
      text:
        'K classes end as a *simplex equiangular tight frame*, simplex ETF for short: K vectors of one length, any two at the cosine ' +
        '$-\\tfrac{1}{K-1}$, which is as negative as all pairs at once can be. For {parameter.classes} classes that is a tetrahedron, and the angle ' +
        '{theory.majorityClassifierCosine|degrees}. From five classes on it takes more than three dimensions, and a picture hides some.',
      notes: 'Turn it with the mouse. Why not more negative: the sum of K unit vectors has a squared length of at least zero, so K + K(K − 1) cos ≥ 0.',
    },
    {
      title: 'NC1: a class becomes a point',
      link: 't=60&drawer=curves&charts=nc1QuotientUnweighted,nc4Agreement',
      point: 'quantity:nc1QuotientUnweighted',
      text:
        'Papyan, Han and Donoho named four signs of *neural collapse*. The first, NC1: the samples of a class come together in their ' +
        'mean. The variance within classes is {nc1QuotientUnweighted|percent} of that between them at this moment, on its way to zero: ' +
        'the features forget everything of a sample but its class.',
      notes: 'There are several ways to count NC1. The menu of the chart has them.',
    },
    {
      title: 'NC2, NC3, NC4: even, aligned, nearest',
      link: 't=700&drawer=curves&charts=classifierAngleDeviation,nc3SelfDualityUnweighted',
      point: 'drawer',
      text:
        'NC2: means and classifiers become equally long and equally far apart; the worst angle of classifiers is still ' +
        '{classifierAngleDeviation|2}° off. NC3: they line up with one another, to {nc3SelfDualityUnweighted|2} here. ' +
        'NC4: the classifier gives each sample to the nearest class mean, {nc4Agreement|percent} of them now. ' +
        'The angles are the slowest of all.',
    },
    {
      title: 'Why there?',
      link: 't=40',
      text:
        'The thin hollow lines are where theory says that every run must end. In features and ' +
        'classifier the problem has saddles, but in their product it is convex, so the least value is known: ' +
        '{theory.objective|6}. This run is {gap|3} above it. The loss wants all classes apart and treats them alike, ' +
        'length costs weight decay, and the simplex gives most angle for the least length.',
      notes: 'The convex problem: the loss plus λ times the sum of the singular values of the class-mean logits, each column times √n.',
    },
    {
      title: 'Another start, the same shape',
      link: 't=400&vs=seed=7',
      point: 'timeline',
      text:
        'Two random starts, one clock. The ways differ, and so does the place of each class in space, for nothing tells the figure which way to ' +
        'point. But up to a rotation the left run is {targetDistance|percent} from the predicted shape at this moment ' +
        'and the right one {B.targetDistance|percent}. Play on: both go to zero.',
    },
    {
      title: 'And if the classes are not equal?',
      link: 'R=20&t=1e4',
      point: 'parameter:imbalance',
      text:
        'Here classes 1 and 2 have {parameter.imbalance} times as many samples as classes 3 and 4, the *minority*, drawn with a ring. ' +
        'The simplex is gone: two large classes are {majorityClassifierCosine|degrees} apart, the classifiers of the two small ones {minorityClassifierCosine|degrees}.',
      question: {
        ask: 'At a larger imbalance lies a threshold. What happens there?',
        options: ['The two become exactly equal', 'They turn away again', 'The large ones merge'],
        answer: 0,
        reveal:
          'From $R_0 = {threshold.merged|4}$ on they are equal, exactly: *minority collapse*. The classifier then cannot tell the ' +
          'two classes apart, however long it is trained. Drag R past it and see; the lesson on the Layer-Peeled Model goes on from here.',
      },
    },
  ],
}
