import { notesOn, sharedOf, told, type Preset } from './preset.ts'

const paper = 'Yaras et al. 2022'
const slow = 'model=sphere&KB=0&nB=5&tau=10&clock=rescaled'
const octahedron = 'model=sphere&K=6&KB=0&nB=5&tau=2&d=3'
const antiprism = 'model=sphere&K=8&KB=0&nB=5&tau=3&d=3'
const icosahedron = 'model=sphere&K=12&KB=0&nB=5&tau=3&d=3'

/** Features and classifiers on the unit sphere, the logits τ times their cosines: d ≥ K − 1, and codes in d = 3 and 2. */
export const yarasPresets: readonly Preset[] = [
  {
    key: 'yaras-k10',
    paper,
    name: 'K = 10, τ = 1: the simplex',
    summary:
      'Features and classifiers are points of a sphere and can only turn. All runs end at the simplex ETF: every ' +
      'other place where the gradient is zero is a saddle or a maximum, and a run rolls off it.',
    shared: sharedOf('model=sphere&K=10&KB=0&nB=5'),
  },
  {
    key: 'yaras-slow',
    paper,
    name: 'K = 4, τ = 10: the same, exponentially slowly',
    summary:
      'A large temperature makes the loss flat long before the angles are right. The rescaled clock runs slower ' +
      'where the loss is small, so that one can watch the rest of the way.',
    shared: sharedOf(slow),
    notes: notesOn(slow, ({ prediction }) => [
      `The least loss is ${told(prediction.objective, 3)} here, and slopes near it are as small: a run that seems to stand still is not at a wrong minimum.`,
    ]),
  },
  {
    key: 'yaras-octahedron',
    paper,
    name: 'K = 6 in 3-D: the octahedron',
    summary:
      'Six classes need five dimensions for a simplex. In three, they spread on the sphere as well as they can: ' +
      'along the six directions of the axes.',
    shared: sharedOf(octahedron),
    notes: beyond(octahedron),
  },
  {
    key: 'yaras-antiprism',
    paper,
    name: 'K = 8 in 3-D: not the cube',
    summary: 'Eight classes turn one face of the cube by 45°: the square antiprism keeps them further apart.',
    shared: sharedOf(antiprism),
    notes: beyond(antiprism),
  },
  {
    key: 'yaras-icosahedron',
    paper,
    name: 'K = 12 in 3-D: the icosahedron',
    summary: 'Twelve classes find the twelve corners of the icosahedron, five neighbours each, all at one distance.',
    shared: sharedOf(icosahedron),
    notes: beyond(icosahedron),
  },
  {
    key: 'yaras-heptagon',
    paper,
    name: 'K = 7 in a plane: the heptagon',
    summary: 'In two dimensions the classes share out the circle: a regular polygon, here of seven corners.',
    shared: sharedOf('model=sphere&K=7&KB=0&nB=5&d=2'),
  },
]

/** Below K − 1 dimensions the paper's theorem does not hold, and no other is known. */
function beyond(link: string): () => readonly string[] {
  return notesOn(link, ({ spec, prediction }) => [
    `The paper's theorem needs at least as many dimensions as classes; for ${spec.counts.length} in ${spec.dimension} the least loss known is ${told(prediction.objective)}, at ${prediction.shape}, but nobody has proved that there is no smaller one.`,
  ])
}
