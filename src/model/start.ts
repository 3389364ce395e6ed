import { gaussian } from '../lib/gaussian.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import type { Program } from './program.ts'
import { columnsOf, depthOf, type ModelSpec } from './spec.ts'

/** Streams of the random numbers: 0 the classifiers (the top layer), 1 the features, 1 + m layer m below the top. */
const FEATURES = 1

/**
 * A Gaussian start: every entry standard deviation × a Gaussian number that depends on
 * (seed, block, class, sample, coordinate) only, so that another count, K, d or depth reshuffles
 * nothing that stays. Entry (k, i) of W or of the top layer belongs to class k; column (k, s) of H or X
 * to sample s of k; column k of G is √n_k times the first sample of k. The scale γ of batch norm starts at one, a bias at zero.
 */
export function gaussianStart(program: Program, spec: ModelSpec, seed: number, deviation: number): Matrix[] {
  return program.blocks.map(({ name, register }) => {
    const { rows, cols } = program.shapes[register]
    if (name === 'H' || name === 'X') return startFeatures(spec, seed, deviation)
    if (name === 'G') return timesRootCounts(startFeatures(spec, seed, deviation), spec.counts)
    const stream = streamOf(name, depthOf(spec))
    const out = matrix(rows, cols)
    if (stream === null) return name === 'gamma' ? { ...out, data: out.data.fill(1) } : out
    for (let k = 0; k < rows; k++) {
      for (let i = 0; i < cols; i++) out.data[k * cols + i] = deviation * gaussian(seed, [stream, k, 0, i])
    }
    return out
  })
}

/** The stream of a layer; null for a block that is none. */
function streamOf(name: string, depth: number): number | null {
  if (name === 'W') return 0
  const layer = /^W(\d+)$/.exec(name)
  if (layer === null) return null
  const m = Number(layer[1])
  return m === depth ? 0 : FEATURES + m
}

/** Column k times √n_k. */
function timesRootCounts({ rows, cols, data }: Matrix, counts: readonly number[]): Matrix {
  return matrix(rows, cols, data.map((x, i) => x * Math.sqrt(counts[i % cols])))
}

function startFeatures(spec: ModelSpec, seed: number, deviation: number): Matrix {
  const columns = columnsOf(spec).flatMap((n, k) => Array.from({ length: n }, (_, sample) => [k, sample] as const))
  const out = matrix(spec.dimension, columns.length)
  columns.forEach(([k, sample], column) => {
    for (let i = 0; i < spec.dimension; i++) {
      out.data[i * columns.length + column] = deviation * gaussian(seed, [FEATURES, k, sample, i])
    }
  })
  return out
}
