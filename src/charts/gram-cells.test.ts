import { describe, expect, test } from 'vitest'
import { gramCells, mergedPlaces, NO_VALUE, vanishedPlaces } from './gram-cells.ts'
import { PALETTE_ARM } from './gram-palette.ts'
import type { GramMatrix, GramProps } from './gram-props.ts'

function matrixOf(rows: readonly (readonly number[])[], target: readonly (readonly number[])[] | null = null): GramMatrix {
  const flat = (all: readonly (readonly number[])[]) => Float64Array.from(all.flat())
  const names = { key: 'classifiers', name: '', row: 'w_#', column: 'w_#', rowsOf: 'classifiers', columnsOf: 'classifiers' }
  return { ...names, values: flat(rows), target: target === null ? null : flat(target) }
}

function propsOf(matrix: GramMatrix, order: readonly number[], shading: GramProps['shading'] = 'value'): GramProps {
  return { matrices: [matrix], classes: order.length, order, groups: [], targetName: 'predicted', shading, appearance: 'light' }
}

const cellsOf = (matrix: GramMatrix, order: readonly number[], shading?: GramProps['shading']) =>
  Array.from(gramCells(matrix, propsOf(matrix, order, shading), new Int16Array(order.length ** 2)))

describe('the colour of a cell', () => {
  test('is the middle at the simplex and an end where two vectors are one', () => {
    const simplex = [
      [1, -0.5, -0.5],
      [-0.5, 1, -0.5],
      [-0.5, -0.5, 1],
    ]
    const [end, middle] = [2 * PALETTE_ARM, PALETTE_ARM]
    expect(cellsOf(matrixOf(simplex), [0, 1, 2])).toEqual([end, middle, middle, middle, end, middle, middle, middle, end])
  })

  test('has equal steps on both sides of the middle', () => {
    // K = 3: the middle is −1/2, 1.5 below the greatest; −1 is a third of an arm below it, −0.25 a sixth above.
    const [, below, above] = cellsOf(matrixOf([[1, -1, -0.25], [0, 1, 0], [0, 0, 1]]), [0, 1, 2])
    expect(below).toBe(Math.round(PALETTE_ARM * (1 - 1 / 3)))
    expect(above).toBe(Math.round(PALETTE_ARM * (1 + 1 / 6)))
  })

  test('of a difference is the middle where the run is as predicted, pair by pair, and the ends from ±0.5 on', () => {
    const matrix = matrixOf([[1, 0.2], [-0.8, 1]], [[1, 0.45], [0.1, 1]])
    expect(cellsOf(matrix, [0, 1], 'difference')).toEqual([PALETTE_ARM, PALETTE_ARM / 2, 0, PALETTE_ARM])
    expect(cellsOf(matrixOf([[1, 0.2], [-0.8, 1]]), [0, 1], 'difference')).toEqual(cellsOf(matrix, [0, 1]))
  })

  test('two classes, whose simplex is at −1, have a palette of one arm', () => {
    expect(cellsOf(matrixOf([[1, -1], [0, 1]]), [0, 1])).toEqual([2 * PALETTE_ARM, PALETTE_ARM, 1.5 * PALETTE_ARM, 2 * PALETTE_ARM])
  })
})

test('rows and columns stand in the order of the classes', () => {
  const matrix = matrixOf([
    [1, 0, 0],
    [0, 1, 1],
    [0.25, 1, 1],
  ])
  const plain = cellsOf(matrix, [0, 1, 2])
  const order = [2, 0, 1]
  expect(cellsOf(matrix, order)).toEqual(order.flatMap((j) => order.map((k) => plain[3 * j + k])))
})

test('a vanished vector has neither a colour nor a neighbour that it is merged with', () => {
  const no = Number.NaN
  const matrix = matrixOf([
    [1, no, 1],
    [no, no, no],
    [1, no, 1],
  ])
  const cells = gramCells(matrix, propsOf(matrix, [0, 2, 1]), new Int16Array(9))
  expect(Array.from(cells).map((cell) => cell === NO_VALUE)).toEqual([false, false, true, false, false, true, true, true, true])
  expect(Array.from(vanishedPlaces(cells, 3, 'row', new Uint8Array(3)))).toEqual([0, 0, 1])
  expect(Array.from(vanishedPlaces(cells, 3, 'column', new Uint8Array(3)))).toEqual([0, 0, 1])
  expect(Array.from(mergedPlaces(matrix, [0, 2, 1], new Uint8Array(3)))).toEqual([0, 1, 0])
})

test('vectors that read 0.999 are not merged', () => {
  const matrix = matrixOf([[1, 0.9994], [0.9994, 1]])
  expect(Array.from(mergedPlaces(matrix, [0, 1], new Uint8Array(2)))).toEqual([0, 0])
})
