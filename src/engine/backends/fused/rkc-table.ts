import { MAX_STAGES, rkcCoefficients } from '../../integrators/rkc-coefficients.ts'

/**
 * The coefficients μ, ν, μ̃, γ̃ of every stage j = 1…s of every method s = 2…MAX_STAGES as rows of four
 * float32 numbers; stage j of method s is row s(s − 1)/2 − 1 + j − 1. 320 kB.
 */
export function rkcTable(): Float32Array<ArrayBuffer> {
  const table = new Float32Array(4 * rowOf(MAX_STAGES, MAX_STAGES + 1))
  for (let stages = 2; stages <= MAX_STAGES; stages++) {
    const { mu, nu, muTilde, gammaTilde } = rkcCoefficients(stages)
    for (let j = 1; j <= stages; j++) table.set([mu[j], nu[j], muTilde[j], gammaTilde[j]], 4 * rowOf(stages, j))
  }
  return table
}

function rowOf(stages: number, j: number): number {
  return (stages * (stages - 1)) / 2 - 1 + j - 1
}
