import type { Matrix } from '../../math/matrix.ts'
import type { Shape } from '../../model/program.ts'
import type { Backend } from './contract.ts'
import { createBufferPool } from './buffer-pool.ts'
import { combine } from './loops-combine.ts'
import { columnLosses, residual } from './loops-loss.ts'
import { normalise, normaliseSlope, rowInner, scaleColumns, scaleRows } from './loops-normalise.ts'
import { product } from './loops-product.ts'
import { retract, tangent } from './loops-sphere.ts'

/**
 * The referee: every primitive in float64 loops, each sum in its plain order however it is tiled.
 * Buffers are pooled by length, so that a run allocates nothing once it is under way.
 */
export function createLoopsBackend(): Backend<Matrix> {
  const pool = createBufferPool()
  const fresh = ({ rows, cols }: Shape): Matrix => ({ rows, cols, data: pool.take(rows * cols) })
  const scalar = (value: number): Matrix => {
    const out = fresh({ rows: 1, cols: 1 })
    out.data[0] = value
    return out
  }
  return {
    info: {
      name: 'float64 loops',
      precision: 'float64',
      adapter: null,
      software: false,
      stepsPerReading: 1,
    },
    upload: (shape, values) => {
      const out = fresh(shape)
      out.data.set(values)
      return out
    },
    read: (tensors) => tensors.map((tensor) => tensor.data.slice()),
    settle: () => Promise.resolve(),
    release: ({ data }) => pool.give(data),
    dispatches: () => 0,
    dispose: pool.clear,
    product: (a, b, transposeA, transposeB) => product(a, b, transposeA, transposeB, fresh),
    residual: (logits, targets, loss) => residual(logits, targets, loss, fresh(logits)),
    columnLosses: (logits, targets, loss, slopes) =>
      columnLosses(logits, targets, loss, slopes, fresh({ rows: 1, cols: logits.cols })),
    combine: (factors, tensors) => combine(factors, tensors, fresh(tensors[0])),
    ones: (shape) => {
      const out = fresh(shape)
      out.data.fill(1)
      return out
    },
    inner: (a, b) => scalar(inner(a.data, b.data)),
    sum: (a) => scalar(sum(a.data)),
    tangent: (point, vector, along, weights) => tangent(point, vector, along, weights, fresh(point)),
    retract: (point, radius, along, weights) => retract(point, radius, along, weights, fresh(point)),
    normalise: (a) => normalise(a, fresh(a)),
    normaliseSlope: (a, vector) => normaliseSlope(a, vector, fresh(a)),
    scaleRows: (a, factors) => scaleRows(a, factors, fresh(a)),
    scaleColumns: (a, weights) => scaleColumns(a, weights, fresh(a)),
    rowInner: (a, b) => rowInner(a, b, fresh({ rows: a.rows, cols: 1 })),
  }
}

function sum(a: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i]
  return total
}

function inner(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i] * b[i]
  return total
}
