import type { Lesson } from './lesson.ts'

/** What collapses, and to what. */
export const opening: Lesson = {
  version: 1,
  key: 'opening',
  title: 'What collapses, and to what',
  summary: 'Two, three, four classes: the class means of a trained network end as far apart as they can, and so do the classifiers.',
  sources: [
    {
      text: 'Papyan, Han, Donoho: Prevalence of neural collapse during the terminal phase of deep learning training. PNAS 2020',
      url: 'https://doi.org/10.1073/pnas.2015509117',
    },
    {
      text: 'Zhu, Ding, Zhou, Li, You, Sulam, Qu: A geometric analysis of neural collapse with unconstrained features. NeurIPS 2021',
      url: 'https://arxiv.org/abs/2105.02375',
    },
  ],
  steps: [
    {
      title: 'Two classes: a line',
      link: 'K=2&KB=0&t=2000',
      point: 'scene',
      text:
        'Each dot is the feature of one sample, each sphere the mean of a class, each arrow a classifier. ' +
        'With $K = {parameter.classes|integer}$ classes the two means end opposite one another: the cosine between them is {majorityMeanCosine}.',
      notes: 'Press Play once more and let them watch the dots draw together.',
    },
    {
      title: 'Three classes: a triangle',
      link: 'K=3&KB=0&t=2000',
      point: 'scene',
      text:
        'With three classes the means lie in a plane, {majorityMeanCosine|degrees} apart. ' +
        'Nobody has told them to: of all places they could take, these give the least loss.',
      question: {
        ask: 'And with four classes: which figure do the means form?',
        options: ['A square', 'A tetrahedron', 'Four points on a line'],
        answer: 1,
        reveal:
          'A *tetrahedron*: four points that are all equally far apart. In general the cosine between any two of $K$ classes is ' +
          '$-\\frac{1}{K-1}$, and the figure is called a simplex ETF.',
      },
    },
    {
      title: 'Four classes: a tetrahedron',
      link: '',
      point: 'sentence',
      text:
        'The thin hollow figure is where theory says that the run will end: a tetrahedron, with {theory.majorityMeanCosine|degrees} between its corners. ' +
        'Now the means are {majorityMeanCosine|degrees} apart. The sentence above the picture says how far there is to go.',
    },
    {
      title: 'Four measures of it',
      link: 't=2000&drawer=curves&charts=nc1QuotientUnweighted,nc2MeansUnweighted,nc3SelfDualityUnweighted,nc4BiasUnweighted',
      point: 'quantity:nc1QuotientUnweighted',
      text:
        'Collapse has four parts. *NC1*: the samples of a class become one point; *NC2*: the means form the simplex; ' +
        '*NC3*: classifiers align with means; *NC4*: the class that wins is that of the nearest mean. ' +
        'By now $\\mathrm{NC}_1 = {nc1QuotientUnweighted|2}$.',
    },
    {
      title: 'And when the classes are not equal?',
      link: 'R=60&t=3000',
      point: 'parameter:imbalance',
      text:
        'Two classes have $R = {parameter.imbalance}$ times as many samples as the other two. ' +
        'Theory knows the value from which on the small classes merge: $R_0 = {threshold.merged|3}$. ' +
        'The classifiers of the small classes have a cosine of {minorityClassifierCosine} by now.',
    },
  ],
}
