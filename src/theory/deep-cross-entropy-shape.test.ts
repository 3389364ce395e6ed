import { expect, it } from 'vitest'
import { blocksOf, type Block } from './deep-cross-entropy-blocks.ts'
import { isTransitive, regimeOf, shapeOf } from './deep-cross-entropy-shape.ts'

const all = blocksOf({ classes: 20, mass: 20, power: 2 / 3, weight: 1e-3 }, 20)
const lone = { own: 9, rest: 1, singular: 8, cost: 0.01 }

function block(figure: Block['figure'], size: number): Block {
  const found = all.find((candidate) => candidate.figure === figure && candidate.size === size)
  if (found === undefined) throw new Error(`no ${figure} of ${size}`)
  return found
}

const pair = block('simplex', 2)
const vanished = block('vanished', 1)

it.each([
  [[block('simplex', 6)], null, 'a simplex ETF', 'separated'],
  [[pair, pair], null, 'a square', 'code'],
  [[pair, pair, pair], null, 'an octahedron', 'code'],
  [[pair, pair, pair, pair], null, 'an orthoplex of four antipodal pairs', 'code'],
  [[block('polygon', 5)], null, 'a regular pentagon', 'code'],
  [[block('polygon', 17)], null, 'a regular polygon of 17', 'code'],
  [[block('icosahedron', 12)], null, 'an icosahedron', 'code'],
  [[block('antiprism', 8)], null, 'a square antiprism', 'code'],
  [[block('simplex', 3), block('simplex', 3), pair], null, 'two triangles and one antipodal pair in orthogonal subspaces', 'code'],
  [
    [block('icosahedron', 12), block('polygon', 6), pair],
    null,
    'one icosahedron, one regular hexagon and one antipodal pair in orthogonal subspaces',
    'code',
  ],
  [[pair, vanished, vanished], null, 'one antipodal pair and two vanished classes', 'someVanished'],
  [[vanished, vanished], null, 'all zero', 'zero'],
  [[pair, pair], lone, 'two antipodal pairs and one class orthogonal to them', 'code'],
  [[vanished, vanished], lone, 'two merged classes and one class orthogonal to them', 'code'],
] as const)('names and classifies %#', (blocks, alone, shape, regime) => {
  expect(shapeOf({ blocks, lone: alone })).toBe(shape)
  expect(regimeOf({ blocks, lone: alone })).toBe(regime)
})

it('knows which figures treat all classes alike', () => {
  expect(isTransitive({ blocks: [pair, pair], lone: null })).toBe(true)
  expect(isTransitive({ blocks: [pair, pair], lone })).toBe(false)
  expect(isTransitive({ blocks: [block('simplex', 3), pair], lone: null })).toBe(false)
})
