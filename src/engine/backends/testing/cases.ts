import { gaussian } from '../../../lib/gaussian.ts'
import { matrix, type Matrix } from '../../../math/matrix.ts'
import { ProgramBuilder } from '../../../model/builder.ts'
import type { Program, Shape } from '../../../model/program.ts'
import { buildProgram } from '../../../model/registry.ts'
import type { ModelSpec } from '../../../model/spec.ts'
import { meanTargets } from '../../../model/targets.ts'
import { weightDecay } from '../../../model/weight-decay.ts'

/** A program to compare engines on, named for the test's title. */
export interface Case {
  readonly name: string
  readonly program: Program
}

/** The weight-decay model at these sizes. */
export function decayCase(counts: readonly number[], dimension: number, lambda = 5e-3): Case {
  const values = { lambdaW: lambda, lambdaH: lambda / 7 }
  const name = `weight decay, K = ${counts.length}, d = ${dimension}, N = ${counts.reduce((a, b) => a + b)}`
  return { name, program: weightDecay.build({ model: 'weightDecay', counts, dimension, values }) }
}

/** Both layers on unit spheres, logits times τ = 3, H stored transposed. */
export function sphereCase(): Case {
  const counts = [7, 5, 3, 9, 4]
  const builder = new ProgramBuilder()
  const W = builder.state('W', 5, 6, { along: 'rows', radius: 1 })
  const H = builder.state('H', 28, 6, { along: 'rows', radius: 1 })
  builder.addLoss('crossEntropy', builder.scaled(3, builder.product(W, H, false, true)), meanTargets(counts))
  return { name: 'spheres', program: builder.build() }
}

/** Three layers under squared error, every orientation of a product, columns of H of norm 2. */
export function deepCase(): Case {
  const counts = [4, 9, 2]
  const builder = new ProgramBuilder()
  const top = builder.state('W3', 5, 3)
  const middle = builder.state('W2', 5, 7)
  const bottom = builder.state('W1', 6, 7)
  const H = builder.state('H', 6, 15, { along: 'columns', radius: 2 })
  const hidden = builder.product(builder.product(top, middle, true, false), bottom, false, true)
  builder.addLoss('squaredError', builder.product(hidden, H), meanTargets(counts))
  builder.addDecay(1e-2, top)
  builder.addDecay(2e-2, middle)
  builder.addDecay(3e-2, H)
  return { name: 'three layers, squared error', program: builder.build() }
}

/** W Wᵀ H under cross-entropy and 2H under squared error: a register that several terms of the gradient meet in. */
export function tiedCase(): Case {
  const builder = new ProgramBuilder()
  const W = builder.state('W', 3, 2)
  const H = builder.state('H', 3, 12)
  const tied = builder.product(builder.product(W, W, false, true), H)
  builder.addLoss('crossEntropy', tied, meanTargets([6, 4, 2]))
  builder.addLoss('squaredError', builder.scaled(2, H), meanTargets([6, 4, 2]))
  builder.addDecay(1e-2, W)
  return { name: 'tied layers, two losses', program: builder.build() }
}

/** A penalised bias under squared error: a column added to every logit. */
export function biasCase(): Case {
  const choices = { loss: 'squaredError', bias: 'penalised' }
  const values = { lambdaW: 5e-3, lambdaH: 1e-3, lambdaB: 2e-2 }
  const spec = { model: 'weightDecay', counts: [4, 3, 2], dimension: 3, values, choices }
  return { name: 'penalised bias', program: weightDecay.build(spec) }
}

/** Budgets over samples (weighted columns) and over one column a class, decay of one column a class, the batch norm, a deep head of the registry. */
export function familyCases(): Case[] {
  const values = { lambdaW: 5e-3, lambdaH: 2e-3, budgetW: 1, budgetH: 5, temperature: 2 }
  const specs: readonly (ModelSpec & { readonly what: string })[] = [
    { what: 'budgets, samples', model: 'layerPeeled', counts: [7, 5, 2], dimension: 4, values },
    { what: 'budgets, one column a class', model: 'layerPeeled', counts: [7.5, 5, 1], columns: [1, 1, 1], dimension: 4, values },
    { what: 'weight decay, one column a class', model: 'weightDecay', counts: [7.5, 5, 1], columns: [1, 1, 1], dimension: 4, values },
    { what: 'batch norm', model: 'batchNorm', counts: [6, 6, 3], dimension: 5, values },
    { what: 'unit spheres, re-weighted', model: 'sphere', counts: [6, 6, 3], weights: [1, 1, 2], dimension: 3, values },
    {
      what: 'three layers of the registry, unpenalised bias',
      model: 'weightDecay',
      counts: [6, 6, 3],
      dimension: 5,
      values: { ...values, depth: 3 },
      lists: { layerDecays: [1e-3, 2e-3, 3e-3] },
      choices: { loss: 'squaredError', bias: 'free' },
    },
  ]
  return specs.map(({ what, ...spec }) => ({ name: what, program: buildProgram(spec) }))
}

/** What every engine must agree on. */
export function allCases(): Case[] {
  return [
    decayCase([1, 1], 1),
    decayCase([20, 20, 20, 20], 3),
    decayCase([100, 100, 100, 5, 5, 5, 5, 5, 1, 1], 16),
    decayCase(
      Array.from({ length: 100 }, () => 5),
      32,
    ),
    sphereCase(),
    deepCase(),
    tiedCase(),
    biasCase(),
    ...familyCases(),
  ]
}

/** A Gaussian matrix of float32 numbers, so that an engine in float32 starts from the very same. */
export function randomMatrix({ rows, cols }: Shape, seed: number, deviation = 1): Matrix {
  return matrix(
    rows,
    cols,
    Array.from({ length: rows * cols }, (_, i) => Math.fround(deviation * gaussian(seed, [0, i, 0, 0]))),
  )
}

/** A random state of a program. */
export function randomState(program: Program, seed: number, deviation = 1): Matrix[] {
  return program.blocks.map(({ register }, b) => randomMatrix(program.shapes[register], seed + b, deviation))
}
