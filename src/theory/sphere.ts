import { bracketedRoot } from '../math/bracketed-root.ts'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import { depthOf, type ModelSpec } from '../model/spec.ts'
import { balancedColumns } from './plain-columns.ts'
import type { Prediction, Standing } from './prediction.ts'
import { icosahedron, orthoplex, regularPolygon, simplexColumns, squareAntiprism } from './sphere-figures.ts'
import { searchSphere } from './sphere-search.ts'

/** The largest K d that is searched: some seconds. */
const LARGEST_SEARCH = 200

/** The largest τ that is searched: beyond, losses leave float64. */
const HOTTEST_SEARCH = 300

/**
 * The optimum of balanced cross-entropy over unit rows of W and unit columns of H, logits τ W H. From d = K − 1 on
 * a simplex ETF, log(1 + (K−1) e^{−Kτ/(K−1)}); below, W = H̄ is a regular polygon (d = 2), an orthoplex (K = 2d), a
 * square antiprism (K = 8, d = 3) or an icosahedron (K = 12, d = 3), at every temperature tried; else the best of
 * several local minima.
 *
 * Source: Yaras et al. 2022 (arXiv 2209.09211); few dimensions: Jiang et al. 2023 (arXiv 2310.05351) and
 * numerical comparison.
 * @returns null for unequal classes, a bias, another loss, M > 1, τ ≤ 0, for several classes on a line, and where
 * a search is too long (K d > 200 or τ > 300).
 */
export function spherePrediction(spec: ModelSpec): Prediction | null {
  const { choices, dimension, values } = spec
  const K = spec.counts.length
  if (balancedColumns(spec) === null || depthOf(spec) !== 1) return null
  if (choices?.loss === 'squaredError' || (choices?.bias ?? 'none') !== 'none' || !(values.temperature > 0)) return null
  const found = sphereFigure(K, dimension, values.temperature) ?? searched(K, dimension, values.temperature)
  return found && { ...found, gap: found.standing === 'best known value' ? null : 0, regime: dimension >= K - 1 ? 'separated' : 'code', thresholds: [] }
}

/** Whether a prediction needs no search. */
export function hasSphereFigure(K: number, d: number): boolean {
  return d >= K - 1 || d === 2 || K === 2 * d || (d === 3 && (K === 8 || K === 12))
}

type Found = Pick<Prediction, 'classifiers' | 'means' | 'objective' | 'shape' | 'standing' | 'source'>

function sphereFigure(K: number, d: number, temperature: number): Found | null {
  if (d >= K - 1) {
    const columns = simplexColumns(K)
    const rows = matrix(K, K - 1, columns.data.map((x) => x * Math.sqrt(K / (K - 1))))
    return figure(rows, temperature, 'a simplex ETF', 'theorem', 'Yaras et al. 2022 (arXiv 2209.09211)')
  }
  const source = 'Compared with searches from many starts; Jiang et al. 2023 (arXiv 2310.05351)'
  const closed = (rows: Matrix, shape: string) => figure(rows, temperature, shape, 'closed form, checked numerically', source)
  if (d === 2) return closed(regularPolygon(K), polygonName(K))
  if (K === 2 * d) return closed(orthoplex(d), d === 3 ? 'an octahedron' : `an orthoplex of ${d} antipodal pairs`)
  if (d === 3 && K === 12) return closed(icosahedron(), 'an icosahedron')
  if (d === 3 && K === 8) return figure(squareAntiprism(antiprismHeight(temperature)), temperature, 'a square antiprism', 'best known value', source)
  return null
}

/** W = H̄ = rows, every class alike. */
function figure(rows: Matrix, temperature: number, shape: string, standing: Standing, source: string): Found {
  let others = 0
  // The first row against all others; of squared distances, so that equal cosines lose no digits.
  for (let k = 1; k < rows.rows; k++) {
    let square = 0
    for (let i = 0; i < rows.cols; i++) square += (rows.data[k * rows.cols + i] - rows.data[i]) ** 2
    others += Math.exp((-temperature * square) / 2)
  }
  return { classifiers: rows, means: rows, objective: Math.log1p(others), shape, standing, source }
}

/**
 * s, the squared height of the squares of the best antiprism: the loss is convex in s, since the cosines are
 * linear in it (s and 2s − 1 within a square, −s ± (1 − s)/√2 across).
 */
function antiprismHeight(temperature: number): number {
  const slope = (s: number): number => {
    const term = (cosine: number, rate: number, pairs: number) => pairs * rate * Math.exp(temperature * (cosine - 1))
    const across = (1 - s) / Math.SQRT2
    return (
      term(s, 1, 2) + term(2 * s - 1, 2, 1) + term(across - s, -1 - Math.SQRT1_2, 2) + term(-across - s, -1 + Math.SQRT1_2, 2)
    )
  }
  return bracketedRoot(slope, 0, 1)
}

function polygonName(K: number): string {
  const names: Readonly<Record<number, string>> = { 4: 'a square', 5: 'a regular pentagon', 6: 'a regular hexagon', 8: 'a regular octagon' }
  return names[K] ?? `a regular polygon of ${K} corners`
}

function searched(K: number, d: number, temperature: number): Found | null {
  if (d < 2 || K * d > LARGEST_SEARCH || temperature > HOTTEST_SEARCH) return null
  const { classifiers, means, objective } = searchSphere(K, d, temperature)
  const standing = 'best known value'
  const source = 'Best of 16 local minima; for the problem see Jiang et al. 2023 (arXiv 2310.05351)'
  return { classifiers, means, objective, shape: searchedName(classifiers), standing, source }
}

/** A figure found by search, recognised by its cosines. */
function searchedName(rows: Matrix): string {
  const { rows: K, cols: d } = rows
  if (d === 3 && isSame(cosines(rows), cosines(bipyramid(K - 2)))) return `a bipyramid over ${K === 5 ? 'a triangle' : polygonName(K - 2)}`
  return d === 3 ? `a code of ${K} points on the sphere` : `a code of ${K} points in ${d} dimensions`
}

/** The regular polygon of m corners around the equator and the two poles. */
function bipyramid(m: number): Matrix {
  const equator = regularPolygon(m).data
  const rows = Array.from({ length: m }, (_, k) => [equator[2 * k], equator[2 * k + 1], 0])
  return matrix(m + 2, 3, [...rows.flat(), 0, 0, 1, 0, 0, -1])
}

function cosines(rows: Matrix): Float64Array {
  return gramOfRows(rows).data.toSorted()
}

/** Cosines of a search carry about seven digits. */
function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((x, i) => Math.abs(x - b[i]) < 1e-5)
}
