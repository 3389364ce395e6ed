import { countsOf, resolve } from '../experiment.ts'
import { sharedOf, told, type Preset } from './preset.ts'

const LAMBDA = 0.0023
const { experiment, view } = sharedOf(`lambda=1&events=25:lambda=${LAMBDA};100:nudge=0.01&t=60`)

/** The smallest eigenvalue of the Hessian where all is zero, for balanced classes: λ − √n/N. */
function curvatureAtZero(): number {
  const counts = countsOf(resolve(experiment.values))
  return LAMBDA - Math.sqrt(counts[0]) / counts.reduce((sum, count) => sum + count, 0)
}

/** Begins at a saddle, where a run stands still, and shows the way off it. */
export const saddlePreset: Preset = {
  key: 'zhu-saddle',
  paper: 'Zhu et al. 2021',
  name: 'A strict saddle and its escape',
  summary:
    'A strong weight decay has shrunk everything to nothing, and was then taken back. The gradient is as good as zero, ' +
    'yet this is no minimum: in some directions the objective curves down. The smallest eigenvalue of the Hessian is ' +
    `λ − √n/N = ${told(curvatureAtZero(), 3).replace('-', '−')}, with n samples a class and N in all. ` +
    'Play: at t = 100 a small nudge in the direction that curves down most starts the escape.',
  shared: { experiment, view },
}
