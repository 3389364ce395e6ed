import { matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { classTotal, sampleTotal, type ClassGroup } from './class-groups.ts'
import { helmert } from './factored-prediction.ts'

/**
 * Directions of the labels of one strength, left singular vectors of the K × K matrix of targets:
 * diag(√n) without a bias, (I − n1ᵀ/N) diag(√n) with an unpenalised one. They live and die together.
 */
export interface DirectionFamily {
  /** 'classes': each is one class; 'within': differences within a group; 'contrast': differences between groups. */
  readonly kind: 'classes' | 'within' | 'contrast'
  /** The group it belongs to; null for a contrast. */
  readonly group: ClassGroup | null
  /** s², the squared singular value; n_k without a bias. */
  readonly square: number
  /** Orthonormal vectors of length K. */
  readonly vectors: readonly Float64Array[]
}

/**
 * The directions of the labels, strongest family first; K in all without a bias, K − 1 with one.
 * With a bias: n_g (K_g − 1 times) for the differences within each group, and between the groups the
 * singular values of the G × G matrix δ_gh √n_g − √(K_g K_h) n_g √n_h/N, of rank G − 1.
 * @param groups by falling count.
 */
export function labelDirections(groups: readonly ClassGroup[], hasBias: boolean): DirectionFamily[] {
  const K = classTotal(groups)
  const families = hasBias
    ? [...groups.filter(({ members }) => members.length > 1).map((group) => within(group, K)), ...contrasts(groups, K)]
    : groups.map((group) => classes(group, K))
  return families.toSorted((a, b) => b.square - a.square)
}

function classes(group: ClassGroup, K: number): DirectionFamily {
  const vectors = group.members.map((k) => unit(K, (vector) => (vector[k] = 1)))
  return { kind: 'classes', group, square: group.count, vectors }
}

function within(group: ClassGroup, K: number): DirectionFamily {
  const { members, count } = group
  const vectors = Array.from({ length: members.length - 1 }, (_, j) =>
    unit(K, (vector) => members.forEach((k, i) => (vector[k] = helmert(i, j)))),
  )
  return { kind: 'within', group, square: count, vectors }
}

function contrasts(groups: readonly ClassGroup[], K: number): DirectionFamily[] {
  const G = groups.length
  const N = sampleTotal(groups)
  const core = matrix(G, G)
  groups.forEach((a, g) =>
    groups.forEach((b, h) => {
      const shared = (Math.sqrt(a.members.length * b.members.length) * a.count * Math.sqrt(b.count)) / N
      core.data[g * G + h] = (g === h ? Math.sqrt(a.count) : 0) - shared
    }),
  )
  const { left, values } = singularValues(core)
  return Array.from({ length: G - 1 }, (_, j) => {
    const vector = unit(K, (entries) =>
      groups.forEach(({ members }, g) =>
        members.forEach((k) => (entries[k] = left.data[g * G + j] / Math.sqrt(members.length))),
      ),
    )
    return { kind: 'contrast', group: null, square: values[j] ** 2, vectors: [vector] }
  })
}

function unit(K: number, fill: (vector: Float64Array) => void): Float64Array {
  const vector = new Float64Array(K)
  fill(vector)
  return vector
}
