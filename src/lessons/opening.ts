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
      link: 'K=2&KB=0&d=3&t=2000',
      point: 'scene',
      text:
        'Each small dot is the feature of one sample, each sphere the mean of a class, each arrow a classifier. ' +
        'With $K = {parameter.classes|integer}$ classes the two means end opposite one another: the cosine between them is {majorityMeanCosine|3}.',
    },
    {
      title: 'Three classes: a triangle',
      link: 'K=3&KB=0&d=3&t=2000',
      point: 'scene',
      text:
        'With three classes the means lie in a plane, {theory.majorityMeanCosine|degrees} apart. ' +
        'Nobody has told them to: it is the least loss that they can have.',
      question: {
        ask: 'And with four classes: which figure do the means form?',
        options: ['A square', 'A tetrahedron', 'A line of four'],
        answer: 1,
        reveal: 'Four points that are all equally far apart form a tetrahedron, with the cosine $-\\tfrac{1}{K-1}$ between any two.',
      },
    },
  ],
}
