import { describe, expect, it } from 'vitest'
import { mergeDistance } from './content.ts'
import { fadeDistance, scoreTexels, texelRoom } from './score-texels.ts'

const K = 3
const colours = Float32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1])

function texelsOf(points: readonly number[], bias: readonly number[] | null = null, scale = 1): Float32Array {
  const texels = new Float32Array(texelRoom * K)
  scoreTexels(Float32Array.from(points), bias && Float64Array.from(bias), scale, colours, K, texels)
  return texels
}

function expectNear(found: Float32Array, wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length)
  // Float32 of numbers near 1.
  found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 6))
}

const apart = [1, 0, 0, 0, 1, 0, 0, 0, 1]

describe('scores', () => {
  it('are the points with their biases, scaled', () => {
    expectNear(texelsOf(apart, [4, -2, 0], 0.25).subarray(0, 12), [1, 0, 0, 1, 0, 1, 0, -0.5, 0, 0, 1, 0])
  })

  it('have no bias where the model has none', () => {
    expectNear(texelsOf(apart).subarray(0, 12), [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0])
  })

  it('refuse another number of biases', () => {
    expect(() => texelsOf(apart, [1, 2])).toThrow(RangeError)
  })
})

describe('colours', () => {
  it('are those of the classes while these are apart', () => {
    expectNear(texelsOf(apart).subarray(12), [1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1])
  })

  it('are the mean of all that have merged', () => {
    const pair = [1, 0, 0, 0, 1, 0, 0, 1, mergeDistance / 2]
    expectNear(texelsOf(pair).subarray(12), [1, 0, 0, 1, 0, 0.5, 0.5, 1, 0, 0.5, 0.5, 1])
    expectNear(texelsOf([0, 0, 0, 0, 0, 0, 0, 0, 0]).subarray(12, 16), [1 / 3, 1 / 3, 1 / 3, 1])
  })

  it('stay apart where only the biases differ', () => {
    const pair = [1, 0, 0, 0, 1, 0, 0, 1, 0]
    expectNear(texelsOf(pair, [0, 0, 0.1]).subarray(16), [0, 1, 0, 1, 0, 0, 1, 1])
  })

  it('mix half as much halfway between merging and parting', () => {
    const pair = [1, 0, 0, 0, 1, 0, 0, 1, (mergeDistance + fadeDistance) / 2]
    // Weights 1 and ½.
    expectNear(texelsOf(pair).subarray(16), [0, 2 / 3, 1 / 3, 1, 0, 1 / 3, 2 / 3, 1])
  })
})
