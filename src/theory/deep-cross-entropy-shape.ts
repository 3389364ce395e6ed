import type { Block } from './deep-cross-entropy-blocks.ts'
import type { Arrangement } from './deep-cross-entropy-lone.ts'
import { partitionRank, type Partition } from './deep-cross-entropy-partition.ts'
import type { Regime } from './prediction.ts'

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const polygons = ['pentagon', 'hexagon', 'heptagon', 'octagon', 'nonagon', 'decagon', 'hendecagon', 'dodecagon']

/** Whether some symmetry exchanges any two classes. */
export function isTransitive({ blocks, lone }: Arrangement): boolean {
  return lone === null && blocks.every(({ figure, size }) => figure === blocks[0].figure && size === blocks[0].size)
}

/** The regime of an arrangement. */
export function regimeOf({ blocks, lone }: Arrangement): Regime {
  if (lone !== null) return 'code'
  if (partitionRank(blocks) === 0) return 'zero'
  if (blocks.some(({ scale }) => scale === 0)) return 'someVanished'
  return blocks.length === 1 && blocks[0].figure === 'simplex' ? 'separated' : 'code'
}

/** What the classes form, for a sentence: 'an octahedron', 'two antipodal pairs and one class orthogonal to them'. */
export function shapeOf({ blocks, lone }: Arrangement): string {
  if (lone !== null) return `${listed(blocks, 'merged')} and one class orthogonal to ${blocks.length === 1 ? 'it' : 'them'}`
  if (partitionRank(blocks) === 0) return 'all zero'
  const [{ figure, size }] = blocks
  if (blocks.length === 1) {
    if (figure === 'simplex') return 'a simplex ETF'
    return figure === 'icosahedron' ? 'an icosahedron' : `a ${nouns(figure, size)[0]}`
  }
  if (isTransitive({ blocks, lone }) && size === 2) {
    const few: Readonly<Record<number, string>> = { 2: 'a square', 3: 'an octahedron' }
    return few[blocks.length] ?? `an orthoplex of ${number(blocks.length)} antipodal pairs`
  }
  const alive = blocks.filter(({ scale }) => scale > 0).length
  return `${listed(blocks, 'vanished')}${alive > 1 ? ' in orthogonal subspaces' : ''}`
}

function listed(blocks: Partition, dead: string): string {
  const kinds = new Map<string, { noun: readonly [string, string]; count: number }>()
  for (const { figure, size, scale } of blocks) {
    const noun: readonly [string, string] = scale > 0 ? nouns(figure, size) : [`${dead} class`, `${dead} classes`]
    const count = (kinds.get(noun[0])?.count ?? 0) + (scale > 0 ? 1 : size)
    kinds.set(noun[0], { noun, count })
  }
  const parts = [...kinds.values()].map(({ noun, count }) => `${number(count)} ${noun[count === 1 ? 0 : 1]}`)
  return [parts.slice(0, -1).join(', '), parts[parts.length - 1]].filter((part) => part !== '').join(' and ')
}

function number(count: number): string {
  return words[count] ?? String(count)
}

function nouns(figure: Block['figure'], size: number): readonly [string, string] {
  if (figure === 'icosahedron') return ['icosahedron', 'icosahedra']
  if (figure === 'antiprism') return ['square antiprism', 'square antiprisms']
  if (figure === 'polygon') {
    const name = polygons[size - 5]
    return name === undefined ? [`regular polygon of ${size}`, `regular polygons of ${size}`] : [`regular ${name}`, `regular ${name}s`]
  }
  if (size === 2) return ['antipodal pair', 'antipodal pairs']
  if (size === 3) return ['triangle', 'triangles']
  return size === 4 ? ['tetrahedron', 'tetrahedra'] : [`simplex of ${size}`, `simplices of ${size}`]
}
