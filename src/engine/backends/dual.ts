import { matrix, type Matrix } from '../../math/matrix.ts'
import type { Along, LossKind, Shape, Targets } from '../../model/program.ts'
import type { Primitives } from './contract.ts'
import { createLoopsBackend } from './loops.ts'

/** A matrix and how it moves: X and dX/ds. */
export interface Dual {
  readonly value: Matrix
  readonly slope: Matrix
}

/**
 * Every primitive with its derivative in one direction, exactly, in float64 loops: a routine run on duals gives
 * its outputs and their directional derivatives (forward differentiation), so that the velocity of a flow gives
 * Hessian-vector products: d(velocity) = −Hessian · dX where nothing is constrained.
 */
export function createDualPrimitives(): Primitives<Dual> {
  const loops = createLoopsBackend()
  const sum = (a: Matrix, b: Matrix) => loops.combine([1, 1], [a, b])
  const bilinear = (of: (a: Matrix, b: Matrix) => Matrix) => (a: Dual, b: Dual) => ({
    value: of(a.value, b.value),
    slope: sum(of(a.slope, b.value), of(a.value, b.slope)),
  })
  const linear = (of: (a: Matrix) => Matrix) => (a: Dual) => ({ value: of(a.value), slope: of(a.slope) })
  return {
    release: () => {},
    product: (a, b, transposeA, transposeB) =>
      bilinear((left, right) => loops.product(left, right, transposeA, transposeB))(a, b),
    residual: (logits, targets, loss) => {
      const value = loops.residual(logits.value, targets, loss)
      return { value, slope: residualSlope(value, logits.slope, targets, loss) }
    },
    columnLosses: (logits, targets, loss) => {
      const value = loops.columnLosses(logits.value, targets, loss)
      return { value, slope: columnSums(loops.residual(logits.value, targets, loss), logits.slope) }
    },
    combine: (factors, tensors) => ({
      value: loops.combine(factors, tensors.map((tensor) => tensor.value)),
      slope: loops.combine(factors, tensors.map((tensor) => tensor.slope)),
    }),
    ones: (shape: Shape) => ({ value: loops.ones(shape), slope: matrix(shape.rows, shape.cols) }),
    inner: bilinear(loops.inner),
    sum: linear(loops.sum),
    tangent: (point, vector, along, weights) => tangentDual(point, vector, along, weights),
    retract: (point, radius, along, weights) => {
      const value = loops.retract(point.value, radius, along, weights)
      return { value, slope: retractSlope(point, value, along, weights) }
    },
    normalise: (a) => ({ value: loops.normalise(a.value), slope: loops.normaliseSlope(a.value, a.slope) }),
    normaliseSlope: (a, vector) => ({
      value: loops.normaliseSlope(a.value, vector.value),
      slope: sum(loops.normaliseSlope(a.value, vector.slope), normaliseCurvature(a, vector.value)),
    }),
    scaleRows: bilinear(loops.scaleRows),
    scaleColumns: (a, weights) => linear((x) => loops.scaleColumns(x, weights))(a),
    rowInner: bilinear(loops.rowInner),
  }
}

/**
 * The residual's derivative: squared error weight dz; cross-entropy weight (p ∘ dz − p ⟨p, dz⟩), with p taken
 * from the residual, and the entry of the true class as minus the others: p_y − 1 has lost its digits late.
 */
function residualSlope(residual: Matrix, dz: Matrix, { classes, weights }: Targets, loss: LossKind): Matrix {
  const { rows: K, cols: N } = dz
  if (loss === 'squaredError') return matrix(K, N, dz.data.map((x, i) => weights[i % N] * x))
  const out = matrix(K, N)
  for (let c = 0; c < N; c++) {
    const y = classes[c]
    const own = dz.data[y * N + c]
    let ahead = 0
    for (let k = 0; k < K; k++) if (k !== y) ahead += (residual.data[k * N + c] / weights[c]) * (dz.data[k * N + c] - own)
    for (let k = 0; k < K; k++) {
      if (k === y) continue
      const i = k * N + c
      out.data[i] = residual.data[i] * (dz.data[i] - own - ahead)
      out.data[y * N + c] -= out.data[i]
    }
  }
  return out
}

/** Σ_k a_kc b_kc of each column, 1 × N. */
function columnSums(a: Matrix, b: Matrix): Matrix {
  const out = matrix(1, a.cols)
  a.data.forEach((x, i) => (out.data[i % a.cols] += x * b.data[i]))
  return out
}

/** The line that an entry belongs to. */
function lineOf(i: number, cols: number, along: Along): number {
  if (along === 'all') return 0
  return along === 'rows' ? Math.floor(i / cols) : i % cols
}

/** Σ over each line of a ∘ b. */
function lineSums(a: Matrix, b: Matrix, along: Along): Float64Array {
  const out = new Float64Array(along === 'all' ? 1 : along === 'rows' ? a.rows : a.cols)
  a.data.forEach((x, i) => (out[lineOf(i, a.cols, along)] += x * b.data[i]))
  return out
}

/** The columns times their weights. */
function weighted(a: Matrix, weights: Float64Array | null): Matrix {
  return weights === null ? a : matrix(a.rows, a.cols, a.data.map((x, i) => x * weights[i % a.cols]))
}

/** t = v − n s, s = ⟨n, v⟩/⟨n, n⟩; dt = dv − dn s − n ds, ds = (⟨dn, v⟩ + ⟨n, dv⟩ − 2 s ⟨n, dn⟩)/⟨n, n⟩. */
function tangentDual(point: Dual, vector: Dual, along: Along, weights: Float64Array | null): Dual {
  const [n, dn] = [weighted(point.value, weights), weighted(point.slope, weights)]
  const [v, dv] = [vector.value, vector.slope]
  const square = lineSums(n, n, along)
  const share = lineSums(n, v, along).map((overlap, l) => (square[l] > 0 ? overlap / square[l] : 0))
  const [first, second, third] = [lineSums(dn, v, along), lineSums(n, dv, along), lineSums(n, dn, along)]
  const rate = share.map((s, l) => (square[l] > 0 ? (first[l] + second[l] - 2 * s * third[l]) / square[l] : 0))
  const value = matrix(v.rows, v.cols)
  const slope = matrix(v.rows, v.cols)
  for (let i = 0; i < v.data.length; i++) {
    const l = lineOf(i, v.cols, along)
    value.data[i] = v.data[i] - share[l] * n.data[i]
    slope.data[i] = dv.data[i] - share[l] * dn.data[i] - rate[l] * n.data[i]
  }
  return { value, slope }
}

/** y = r x/√⟨n, x⟩: dy = y-scale (dx − x ⟨n, dx⟩/⟨n, x⟩). */
function retractSlope({ value: x, slope: dx }: Dual, y: Matrix, along: Along, weights: Float64Array | null): Matrix {
  const n = weighted(x, weights)
  const [square, overlap] = [lineSums(n, x, along), lineSums(n, dx, along)]
  const scale = lineSums(n, y, along).map((sum, l) => (square[l] > 0 ? sum / square[l] : 0))
  return matrix(
    x.rows,
    x.cols,
    x.data.map((value, i) => {
      const l = lineOf(i, x.cols, along)
      return square[l] > 0 ? scale[l] * (dx.data[i] - (value * overlap[l]) / square[l]) : 0
    }),
  )
}

/**
 * The derivative by a of J(a) v = s (v − mean v − y mean(y v)), s = 1/√variance, y the normalised row:
 * −s mean(y da) J v − s (dy mean(y v) + y mean(dy v)), dy = J da.
 */
function normaliseCurvature(a: Dual, v: Matrix): Matrix {
  const loops = createLoopsBackend()
  const { rows, cols } = v
  const y = loops.normalise(a.value)
  const dy = loops.normaliseSlope(a.value, a.slope)
  const moved = loops.normaliseSlope(a.value, v)
  const mean = (p: Matrix, q: Matrix) => loops.rowInner(p, q).data.map((sum) => sum / cols)
  const [yda, yv, dyv, ya] = [mean(y, a.slope), mean(y, v), mean(dy, v), mean(y, a.value)]
  return matrix(
    rows,
    cols,
    v.data.map((_, j) => {
      const i = Math.floor(j / cols)
      // mean(y a) is the deviation itself.
      const s = ya[i] > 0 ? 1 / ya[i] : 0
      return -s * (yda[i] * moved.data[j] + dy.data[j] * yv[i] + y.data[j] * dyv[i])
    }),
  )
}
