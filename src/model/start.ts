import { gaussian } from '../lib/gaussian.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import type { Program } from './program.ts'
import type { ModelSpec } from './spec.ts'

/** Streams of the random numbers, one for each block of the state; never renumber. */
const streams: Readonly<Record<string, number>> = { W: 0, H: 1 }

/**
 * A Gaussian start: every entry standard deviation × a Gaussian number that depends on
 * (seed, block, class, sample, coordinate) only, so that another count, K or d reshuffles
 * nothing that stays. Entry (k, i) of W belongs to class k; column (k, s) of H to sample s of k.
 * A block that is neither W nor H (K × 1 or the like) starts at zero.
 */
export function gaussianStart(program: Program, spec: ModelSpec, seed: number, deviation: number): Matrix[] {
  return program.blocks.map(({ name, register }) => {
    const { rows, cols } = program.shapes[register]
    if (name === 'H') return startFeatures(spec, seed, deviation)
    const out = matrix(rows, cols)
    if (!(name in streams)) return out
    for (let k = 0; k < rows; k++) {
      for (let i = 0; i < cols; i++) out.data[k * cols + i] = deviation * gaussian(seed, [streams[name], k, 0, i])
    }
    return out
  })
}

function startFeatures(spec: ModelSpec, seed: number, deviation: number): Matrix {
  const columns = spec.counts.flatMap((n, k) => Array.from({ length: n }, (_, sample) => [k, sample] as const))
  const out = matrix(spec.dimension, columns.length)
  columns.forEach(([k, sample], column) => {
    for (let i = 0; i < spec.dimension; i++) {
      out.data[i * columns.length + column] = deviation * gaussian(seed, [streams.H, k, sample, i])
    }
  })
  return out
}
