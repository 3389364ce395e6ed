import type { Lesson } from './lesson.ts'

const charts = 'charts=gap,classifierCosine,nc1QuotientUnweighted,nc3SelfDualityUnweighted'
const base = `model=sphere&KB=0&nB=5&${charts}`
/** Puts all three means and classifiers on one point of the sphere, to a millionth. */
const together = [1, 2, 3, 4, 5, 6]
  .map((i) => `${i}e-6:${i > 3 ? `classifier=${i - 3}` : `mean=${i}`},1e6,0,0`)
  .join(';')

/** Features and classifiers on a sphere: polygons, polyhedra, saddles and temperature. */
export const spheres: Lesson = {
  version: 1,
  key: 'spheres',
  title: 'On a sphere: codes and saddles',
  summary: 'Features and classifiers of length one can only turn. They find the simplex, and with too few dimensions the polygon, the octahedron, the icosahedron.',
  sources: [
    {
      text: 'C. Yaras, P. Wang, Z. Zhu, L. Balzano, Q. Qu. Neural collapse with normalized features: a geometric analysis over the Riemannian manifold. NeurIPS 2022',
      url: 'https://arxiv.org/abs/2209.09211',
    },
    {
      text: 'J. Jiang, J. Zhou, P. Wang, Q. Qu, D. Mixon, C. You, Z. Zhu. Generalized neural collapse for a large number of classes. 2023',
      url: 'https://arxiv.org/abs/2310.05351',
    },
  ],
  steps: [
    {
      title: 'Length one',
      link: base,
      play: true,
      point: 'scene',
      text:
        'Many networks normalise features and classifiers to length one and multiply the logits by a *temperature* $\\tau$. Then all of them live on a sphere and can only turn. ' +
        'There is no weight decay, for there is no length to hold. Four classes end at the tetrahedron once more: the cosine is {majorityClassifierCosine|3} now.',
    },
    {
      title: 'Two dimensions: a polygon',
      link: `${base}&K=7&d=2&t=3000`,
      point: 'scene',
      text:
        'A simplex of {parameter.classes} classes needs six dimensions. In {parameter.dimension} the classes share out the circle: ' +
        'the regular heptagon. Means and classifiers still coincide, and the samples of a class still come together; only the figure is another.',
      question: {
        ask: 'Six classes on the sphere in three dimensions: which figure?',
        options: ['A hexagon about the equator', 'A triangular prism', 'An octahedron'],
        answer: 2,
        reveal: 'An octahedron: three pairs of opposites along three axes at right angles. Nobody is closer to a neighbour than a right angle.',
      },
    },
    {
      title: 'Six in three dimensions: the octahedron',
      link: `${base}&K=6&tau=2&d=3`,
      play: true,
      point: 'scene',
      text:
        'Six points that want to be far from one another on a sphere: a *spherical code*. The run finds the octahedron, {gap|2} above its loss of {theory.objective|4} now.',
      question: {
        ask: 'And eight?',
        options: ['A cube', 'A cube with one face turned', 'An octagon with two poles'],
        answer: 1,
        reveal: 'The cube is not the best: turn one face by half a right angle, and each of its corners comes to lie above a gap. That is the square antiprism.',
      },
    },
    {
      title: 'Eight: not the cube',
      link: `${base}&K=8&tau=3&d=3&t=2e3`,
      point: 'scene',
      text:
        'Two squares, one turned by 45° against the other: the square antiprism. It keeps neighbours further apart than the cube does. No proof is known; the loss {theory.objective|6} is the best value that has been found, ' +
        'and the run is {gap|2} from it.',
    },
    {
      title: 'Twelve: the icosahedron',
      link: `${base}&K=12&tau=3&d=3&t=2e3`,
      point: 'scene',
      text:
        'Twelve classes find the corners of the icosahedron: each has five neighbours, all at the cosine $1/\\sqrt5$. Nothing in the loss speaks of solids; ' +
        'it only says “away from the others”. The theorem about the simplex needs as many dimensions as classes; here there are {parameter.dimension}, and the figure is checked numerically.',
    },
    {
      title: 'A place where nothing pushes',
      link: `model=sphere&K=3&KB=0&nB=1&tau=2&events=${together}&t=5&${charts}`,
      point: 'scene',
      text:
        'All three means and classifiers were put on one point. By symmetry nothing pushes, though the loss, {objective|4}, is that of guessing. Is it a trap? ' +
        'Ask “What kind of point is this?” (L): the landscape curves down somewhere, so it is a *strict saddle*. Press play: an offset of a millionth is enough, and the run rolls off to the simplex.',
      notes: 'Yaras et al. prove that on the sphere, with enough dimensions, every point without slope other than the simplex is such a saddle. So almost every start ends at the simplex.',
    },
    {
      title: 'Temperature: flat is not trapped',
      link: `${base}&tau=10&clock=rescaled&t=1000`,
      point: 'timeline',
      text:
        'With $\\tau$ = {parameter.temperature} the loss is {objective|2} already, and the slopes are as small, yet the worst angle is {classifierAngleDeviation|2}° off. ' +
        'That is no wrong minimum: it is slow, exponentially so in $\\tau$. The rescaled clock gives time where the loss is small; play on and see the tetrahedron come.',
    },
  ],
}
