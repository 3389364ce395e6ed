import type { Lesson } from './lesson.ts'

const base = 'model=sphere&KB=0&nB=5'
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
      text:
        'Many networks scale features and classifiers to length one and multiply the logits by a number $\\tau$, the *temperature*. Then all of them live on a sphere and can only turn. ' +
        'There is no weight decay, for there is no length to hold. Four classes end as the tetrahedron once more: the cosine is {majorityClassifierCosine|3} now.',
    },
    {
      title: 'Two dimensions: a polygon',
      link: `${base}&K=7&d=2&t=3000`,
      text:
        'A simplex of {parameter.classes} classes takes one dimension less than that. In {parameter.dimension} dimensions they share out the circle. ' +
        'The samples of a class still come together, and classifiers still line up with means; only the figure is another.',
      question: {
        ask: 'Six classes on the sphere in three dimensions: which figure?',
        options: ['A hexagon', 'A prism', 'An octahedron'],
        answer: 2,
        reveal: 'An octahedron: three pairs of opposites, along three axes at right angles.',
      },
    },
    {
      title: 'Six in three dimensions: the octahedron',
      link: `${base}&K=6&tau=2&d=3`,
      play: true,
      text:
        'Six points on a sphere that want to be far from one another: a *spherical code*. The run finds the octahedron; it is {gap|2} above its loss of {theory.objective|4} now.',
      question: {
        ask: 'And eight?',
        options: ['A cube', 'A cube with one face turned', 'A hexagon and two poles'],
        answer: 1,
        reveal: 'Turn one face of the cube by half a right angle, and each of its corners comes to lie over a gap: the square antiprism.',
      },
    },
    {
      title: 'Eight: not the cube',
      link: `${base}&K=8&tau=3&d=3&t=2e3`,
      text:
        'Two squares, one turned by half a right angle against the other: the square antiprism. It keeps neighbours further apart than the cube does. ' +
        'Nobody has proved that it is best: {theory.objective|6} is the least loss that has been found, and the run is {gap|2} above it.',
    },
    {
      title: 'Twelve: the icosahedron',
      link: `${base}&K=12&tau=3&d=3&t=2e3`,
      text:
        'Twelve classes find the corners of the icosahedron: each has five neighbours, all at the cosine $1/\\sqrt5$. Nothing in the loss speaks of solids; ' +
        'it only says “away from the others”. The theorem about the simplex asks for as many dimensions as classes. Here there are {parameter.dimension}, and the figure is checked numerically.',
    },
    {
      title: 'A place where nothing pushes',
      link: `model=sphere&K=3&KB=0&nB=1&tau=2&events=${together}&t=5`,
      text:
        'All means and classifiers were put on one point. By symmetry nothing pushes, though the loss, {objective|4}, is that of guessing, $\\log K$. A trap? ' +
        'Ask “What kind of point is this?” (L): the loss curves down in some direction, so this is a *strict saddle*. Press play: an offset of a millionth is enough, and the run rolls off to the simplex.',
      notes: 'Yaras et al. prove that on the sphere, with enough dimensions, every point without slope other than the simplex is such a saddle. So almost every start ends at the simplex.',
    },
    {
      title: 'Temperature: flat is not trapped',
      link: `${base}&tau=10&clock=rescaled&t=1000`,
      point: 'timeline',
      text:
        'With $\\tau$\u00a0=\u00a0{parameter.temperature} the loss is down at {objective|2}, and slopes are as small, yet the worst angle is {classifierAngleDeviation|2}° off. ' +
        'That is no wrong minimum; it is slow, and exponentially so in $\\tau$. The rescaled clock takes its time where the loss is small. Play on, and see the tetrahedron come.',
    },
  ],
}
