import type { Push } from '../experiment/experiment.ts'
import { philox } from '../lib/philox.ts'
import { frobenius, matrix, type Matrix } from '../math/matrix.ts'
import type { Program } from '../model/program.ts'
import { columnsOf, type ModelSpec } from '../model/spec.ts'
import { gaussianStart } from '../model/start.ts'
import { smallestCurvature } from './curvature.ts'
import type { Breathe } from './system.ts'

/** What a displacement depends on beside the state. */
interface Setting {
  readonly program: Program
  readonly spec: ModelSpec
  readonly seed: number
  /** Of the start, whose length counts where the state has shrunk to nothing: of that no part is a step. */
  readonly deviation: number
  /** Time of the flow. */
  readonly t: number
}

/**
 * A state moved as a reader has ordered it, before constraints hold it again: a nudge along the smallest
 * curvature, a kick in a random direction, both as a part of max(‖state‖, ‖start‖), then a class's features
 * and a classifier by the vectors given. Classes count from 1. Where the model has no block for what is to be
 * moved, nothing moves.
 */
export async function pushed(start: readonly Matrix[], push: Push, setting: Setting, breathe: Breathe): Promise<readonly Matrix[]> {
  const { program, spec, seed, deviation } = setting
  const begun = gaussianStart(program, spec, seed, deviation)
  const length = Math.max(lengthOf(start), lengthOf(begun)) || 1
  const nudged = push.nudge === 0 ? start : added(start, await steepest(start, setting, breathe), push.nudge * length)
  const kicked = push.kick === 0 ? nudged : added(nudged, randomDirection(setting), push.kick * length)
  return kicked.map((block, b) => {
    const { name } = program.blocks[b]
    if (name === 'W') return withRow(block, push.moveClassifier)
    if (name === 'G') return withColumns(block, timesRootCount(push.moveMean, spec.counts), columnsOf(spec))
    return name === 'H' ? withColumns(block, push.moveMean, columnsOf(spec)) : block
  })
}

/** The unit direction in which the objective curves down most. */
async function steepest(start: readonly Matrix[], { program, spec, seed }: Setting, breathe: Breathe): Promise<readonly Float64Array[]> {
  const search = smallestCurvature(
    program,
    start.map(({ data }) => data),
    gaussianStart(program, spec, seed, 1).map(({ data }) => data),
  )
  for (;;) {
    const step = search.next()
    if (step.done === true) return step.value.direction
    const wanted = breathe()
    if (wanted !== null) await wanted
  }
}

/** A word of a counter that no start uses: which number of the stream is asked for. */
const KICKS = 0x6b69636b

/** A unit direction that depends on (seed, time, block, class, sample, coordinate) only; batch norm's scale stays. */
function randomDirection({ program, spec, seed, t }: Setting): readonly Float64Array[] {
  const [high, low] = new Uint32Array(Float64Array.of(t).buffer)
  const [own] = philox([high, low, 0, 0], [seed, KICKS])
  const directions = gaussianStart(program, spec, own, 1).map((block, b) =>
    program.blocks[b].name === 'gamma' ? matrix(block.rows, block.cols) : block,
  )
  const length = lengthOf(directions)
  return directions.map(({ data }) => data.map((x) => x / length))
}

function added(state: readonly Matrix[], direction: readonly Float64Array[], distance: number): readonly Matrix[] {
  return state.map(({ rows, cols, data }, b) => matrix(rows, cols, data.map((x, i) => x + distance * direction[b][i])))
}

/** [k, √n_k δ_1 … √n_k δ_d] from [k, δ_1 … δ_d]. */
function timesRootCount([k, ...delta]: readonly number[], counts: readonly number[]): readonly number[] {
  return [k, ...delta.map((step) => Math.sqrt(counts[k - 1]) * step)]
}

/** W with row k − 1 moved, [k, δ_1 … δ_d] given. */
function withRow(W: Matrix, [k, ...delta]: readonly number[]): Matrix {
  const data = W.data.slice()
  delta.forEach((step, i) => (data[(k - 1) * W.cols + i] += step))
  return { ...W, data }
}

/** H with all columns of class k − 1 moved. */
function withColumns(H: Matrix, [k, ...delta]: readonly number[], columns: readonly number[]): Matrix {
  const data = H.data.slice()
  const first = columns.slice(0, k - 1).reduce((sum, n) => sum + n, 0)
  delta.forEach((step, i) => {
    for (let column = first; column < first + columns[k - 1]; column++) data[i * H.cols + column] += step
  })
  return { ...H, data }
}

function lengthOf(blocks: readonly Matrix[]): number {
  return Math.hypot(...blocks.map(frobenius))
}
