import { lanczos } from '../math/lanczos.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import type { Program } from '../model/program.ts'
import { createDualPrimitives } from './backends/dual.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { blocksOf } from './blocks.ts'
import { execute } from './execute.ts'

/** The smallest curvature of the objective at a state, along the directions that the constraints leave. */
export interface Curvature {
  /** The smallest eigenvalue of the (Riemannian) Hessian, to `residual`. */
  readonly smallest: number
  /** An eigenvalue of the largest size known, for what counts as zero. */
  readonly largest: number
  readonly residual: number
  /** The direction of the smallest, of norm 1 over all blocks, its largest entry positive; one array a block. */
  readonly direction: readonly Float64Array[]
  /** Hessian-vector products. */
  readonly products: number
}

/** Products allowed, and the residual at which the search ends, relative to the largest eigenvalue. */
const LIMIT = 300
const TOLERANCE = 1e-7

/**
 * The smallest eigenvalue of the Hessian of the objective on the tangent space of the constraints, by the
 * Lanczos method on exact products: −P d(velocity)/ds, P the projection, d(velocity) by dual numbers.
 * Yields after each product. At a critical point a value below zero makes it a saddle; rotations of the
 * features leave the objective as it is, so that at a minimum the smallest is zero to rounding.
 * @param state one array a block, on the constraints.
 * @param start where the search begins, likewise; a direction that it does not contain is not found.
 */
export function* smallestCurvature(
  program: Program,
  state: readonly Float64Array[],
  start: readonly Float64Array[],
): Generator<void, Curvature> {
  const duals = createDualPrimitives()
  const point = blocksOf(program, state)
  const project = tangentSpace(program, point)
  const product = (v: Float64Array): Float64Array => {
    const slopes = split(program, v)
    const moved = execute(duals, program, program.velocity, point.map((value, b) => ({ value, slope: slopes[b] })))
    return joined(project(moved.map(({ slope }) => slope))).map((x) => -x)
  }
  const first = joined(project(blocksOf(program, start)))
  const found = yield* lanczos(product, first, { limit: LIMIT, tolerance: TOLERANCE })
  const sign = Math.sign(found.vector.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0))
  return {
    smallest: found.value,
    largest: Math.abs(found.largest) > Math.abs(found.value) ? found.largest : found.value,
    residual: found.residual,
    direction: split(program, found.vector.map((x) => sign * x)).map(({ data }) => data),
    products: found.products,
  }
}

/** The projection on the tangent space at a point; the identity for free blocks. */
function tangentSpace(program: Program, point: readonly Matrix[]): (vectors: readonly Matrix[]) => Matrix[] {
  const loops = createLoopsBackend()
  const held = program.retraction?.instructions ?? []
  return (vectors) =>
    vectors.map((vector, b) => {
      const constraint = held.find((one) => one.op === 'retract' && one.point === program.blocks[b].register)
      if (constraint?.op !== 'retract') return vector
      return loops.tangent(point[b], vector, constraint.along, constraint.weights)
    })
}

function joined(blocks: readonly Matrix[]): Float64Array {
  return Float64Array.from(blocks.flatMap(({ data }) => [...data]))
}

function split(program: Program, all: Float64Array): Matrix[] {
  let at = 0
  return program.blocks.map(({ register }) => {
    const { rows, cols } = program.shapes[register]
    return matrix(rows, cols, all.slice(at, (at += rows * cols)))
  })
}
