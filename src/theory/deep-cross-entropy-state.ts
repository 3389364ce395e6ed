import { matrix, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { columnsOfBlock, type Block } from './deep-cross-entropy-blocks.ts'
import type { Arrangement, Lone } from './deep-cross-entropy-lone.ts'

/** A direction of the class-mean logits: singular vectors and value. */
export interface Direction {
  readonly left: Float64Array
  readonly right: Float64Array
  readonly singular: number
}

/** The singular value decomposition of the class-mean logits, blocks in the order of the classes. */
export function directionsOf({ blocks, lone }: Arrangement): Direction[] {
  const K = blocks.reduce((sum, { size }) => sum + size, lone === null ? 0 : 1)
  let row = 0
  const directions = blocks.flatMap((block) => {
    const own = block.scale > 0 ? directionsOfBlock(block, row, K) : []
    row += block.size
    return own
  })
  return lone === null ? directions : [...directions, directionOfLone(lone, K)]
}

function directionsOfBlock(block: Block, row: number, K: number): Direction[] {
  const columns = columnsOfBlock(block)
  return Array.from({ length: block.rank }, (_, j) => {
    const vector = new Float64Array(K)
    for (let i = 0; i < block.size; i++) vector[row + i] = columns.data[i * block.rank + j]
    return { left: vector, right: vector, singular: block.strengths[j] * block.scale }
  })
}

function directionOfLone({ own, rest, singular }: Lone, K: number): Direction {
  const left = new Float64Array(K).fill(-1 / Math.sqrt(K * (K - 1)))
  left[K - 1] = (K - 1) / Math.sqrt(K * (K - 1))
  const length = Math.hypot(Math.sqrt(K - 1) * rest, own)
  const right = new Float64Array(K).fill(-rest / length)
  right[K - 1] = own / length
  return { left, right, singular }
}

/**
 * Classifiers (rows of W_M⋯W_1), class means and the layers' singular values, strongest first: with the share
 * c = (λ_H Π λ_m n s²)^{1/(M+1)} of a direction, layer m has √(c/λ_m) and the features √(c/λ_H).
 * @param decays λ_1, …, λ_M, λ_H.
 */
export function stateOf(found: readonly Direction[], K: number, n: number, decays: readonly number[]) {
  const directions = found.toSorted((a, b) => b.singular - a.singular)
  const product = decays.reduce((all, lambda) => all * lambda, 1)
  const shares = directions.map(({ singular }) => (product * n * singular ** 2) ** (1 / decays.length))
  const layers = decays.slice(0, -1).map((lambda) => shares.map((share) => Math.sqrt(share / lambda)))
  const lambdaH = decays[decays.length - 1]
  const rank = directions.length
  const [classifiers, means] = [matrix(K, rank), matrix(K, rank)]
  directions.forEach(({ left, right }, j) => {
    const a = layers.reduce((value, singular) => value * singular[j], 1)
    const h = Math.sqrt(shares[j] / (lambdaH * n))
    for (let k = 0; k < K; k++) {
      classifiers.data[k * rank + j] = a * left[k]
      means.data[k * rank + j] = h * right[k]
    }
  })
  return { classifiers, means, layers }
}

/** Singular vectors and values of K × K logits; those that a search leaves at rounding are none. */
export function directionsOfLogits(logits: Matrix): Direction[] {
  const { left, values, right } = singularValues(logits)
  const column = ({ data, rows, cols }: Matrix, j: number) => Float64Array.from({ length: rows }, (_, k) => data[k * cols + j])
  return Array.from(values)
    .map((singular, j) => ({ left: column(left, j), right: column(right, j), singular }))
    .filter(({ singular }) => singular > 1e-6)
}
