import type { Parameter } from './parameter.ts'
import { readByModel } from './parameter-reasons.ts'
import { givenText } from './quoted.ts'
import type { Resolved } from './values.ts'

/** The time after which a run on spheres has been slow for as long as it is: 10 e^{τK/(K−1)}, to one digit. */
function slowest({ temperature, classes }: Resolved): number {
  return Number((10 * Math.exp((temperature * classes) / (classes - 1))).toPrecision(1))
}

/** What the two displacements have in common. */
const displacement = {
  kind: 'list',
  entries: 'real',
  symbol: 'δ',
  level: 'event',
  changeable: true,
  min: -1e6,
  max: 1e6,
  minLength: 2,
  maxLength: 1025,
  defaultValue: [],
} as const

/** Null where there is no displacement or one that fits, else what it must be. */
function misfit(moved: readonly number[], { classes, dimension }: Resolved): string | null {
  if (moved.length === 0) return null
  const [k] = moved
  if (Number.isInteger(k) && k >= 1 && k <= classes && moved.length === 1 + dimension) return null
  return `A displacement is a class from 1 to ${classes} and ${dimension} coordinates; it was ${givenText(moved)}.`
}

/** How a run is made: its space, its start, its motion and its end. */
export const runParameters: readonly Parameter[] = [
  {
    key: 'dimension',
    link: 'd',
    kind: 'integer',
    symbol: 'd',
    name: 'Feature dimension',
    description: 'The number of coordinates of a feature; K − 1 suffices (K for squared error without a free bias), and 3 is the least by default.',
    level: 'more',
    changeable: false,
    min: 1,
    max: 1024,
    slider: [2, 32],
    scale: 'log',
    // Squared error has an orthogonal frame of K directions; a free bias takes one of them over.
    defaultValue: ({ classes, loss, bias }) =>
      Math.max(3, loss === 'squaredError' && bias !== 'free' ? classes : classes - 1),
  },
  {
    key: 'deviation',
    link: 'sigma',
    kind: 'real',
    symbol: 'σ',
    name: 'Spread of the start',
    description: 'The standard deviation of the Gaussian numbers that layers and features start from.',
    level: 'more',
    changeable: false,
    min: 1e-4,
    max: 10,
    slider: [0.01, 3],
    scale: 'log',
    // In a deep head 1/√d keeps lengths from layer to layer: neither explosion nor a start that dies.
    defaultValue: (before) =>
      before.depth > 1 && readByModel('depth')(before) === null ? Number((1 / Math.sqrt(before.dimension)).toPrecision(2)) : 0.3,
  },
  {
    key: 'seed',
    link: 'seed',
    kind: 'integer',
    symbol: '',
    name: 'Seed',
    description: 'The number that the random start is drawn from; the same seed is the same start, everywhere.',
    level: 'more',
    changeable: false,
    min: 0,
    max: 4_294_967_295,
    slider: [0, 100],
    scale: 'linear',
    defaultValue: 1,
  },
  {
    key: 'nudge',
    link: 'nudge',
    kind: 'real',
    symbol: 'ε',
    name: 'Nudge off a saddle',
    description:
      'A step in the direction in which the objective curves down most, as a share of the length of all vectors together (of the start, where that is longer); made at the start, or as a change.',
    level: 'more',
    changeable: true,
    min: 0,
    max: 1,
    slider: [0, 0.1],
    scale: 'linear',
    defaultValue: 0,
  },
  {
    key: 'kick',
    link: 'kick',
    kind: 'real',
    symbol: 'κ',
    name: 'Kick',
    description:
      'A step in a random direction, drawn from the seed and the time, as a share of the length of all vectors together (of the start, where that is longer).',
    level: 'event',
    changeable: true,
    min: 0,
    max: 10,
    slider: [0, 1],
    scale: 'linear',
    defaultValue: 0,
  },
  {
    ...displacement,
    key: 'moveMean',
    link: 'mean',
    name: 'Moved class mean',
    description: 'A class, counted from 1, and the d coordinates that all its features are moved by.',
    off: (resolved) =>
      resolved.model === 'batchNorm'
        ? 'Features are normalised in this model: they have no place of their own to be moved from.'
        : misfit(resolved.moveMean, resolved),
  },
  {
    ...displacement,
    key: 'moveClassifier',
    link: 'classifier',
    name: 'Moved classifier',
    description: 'A class, counted from 1, and the d coordinates that its classifier is moved by.',
    off: (resolved) =>
      resolved.depth > 1 && readByModel('depth')(resolved) === null
        ? 'The classifier is a product of layers here: no single vector can be moved.'
        : misfit(resolved.moveClassifier, resolved),
  },
  {
    key: 'over',
    link: 'over',
    kind: 'real',
    symbol: 'Δt',
    name: 'Duration of a change',
    description: 'The time over which a change in the middle of a run is made, in 48 equal steps; 0 is at once.',
    level: 'event',
    changeable: true,
    min: 0,
    max: 1e15,
    slider: [0, 1e5],
    scale: 'linear',
    defaultValue: 0,
  },
  {
    key: 'method',
    link: 'method',
    kind: 'choice',
    symbol: '',
    name: 'Motion',
    description: 'How the run goes downhill.',
    level: 'more',
    changeable: false,
    options: [
      {
        value: 'flow',
        label: 'Gradient flow',
        description: 'Infinitely small steps: every point moves at the speed of the slope.',
      },
      {
        value: 'descent',
        label: 'Gradient descent',
        description: 'Steps of a learning rate times the slope, as a network is trained; t counts rate times steps.',
      },
    ],
    defaultValue: 'flow',
  },
  {
    key: 'rate',
    link: 'rate',
    kind: 'real',
    symbol: 'η',
    name: 'Learning rate',
    description: 'The length of a descent step in units of the slope; above 2/L, L the largest curvature, descent diverges.',
    level: 'more',
    changeable: false,
    min: 1e-4,
    max: 1e4,
    slider: [0.01, 100],
    scale: 'log',
    defaultValue: 0.5,
    off: (resolved) =>
      resolved.method === 'descent' ? null : 'The gradient flow has no learning rate; choose gradient descent.',
  },
  {
    key: 'horizon',
    link: 'T',
    kind: 'real',
    symbol: 'T',
    name: 'Horizon',
    description: 'The time at which a run ends where it has not come to rest before.',
    level: 'more',
    changeable: false,
    min: 1,
    max: 1e15,
    slider: [100, 1e12],
    scale: 'log',
    defaultValue: (before) =>
      before.model === 'sphere' ? Math.min(1e15, Math.max(1e5, slowest(before))) : 1e5,
  },
  {
    key: 'tolerance',
    link: 'tol',
    kind: 'real',
    symbol: 'tol',
    name: 'Tolerance',
    description: 'The error that one step of the integration may make, relative to the state.',
    level: 'more',
    changeable: false,
    min: 1e-10,
    max: 1e-2,
    slider: [1e-6, 1e-2],
    scale: 'log',
    defaultValue: 1e-4,
    off: (resolved) => (resolved.method === 'flow' ? null : 'Gradient descent checks no step for its error; choose the gradient flow.'),
  },
]
