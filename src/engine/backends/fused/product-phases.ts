import type { Instruction } from '../../../model/program.ts'
import type { Phase, When } from './phase.ts'
import type { PlacedMatrix, Writer } from './writer.ts'

type Product = Extract<Instruction, { readonly op: 'product' }>

/** Sides of the tiles that one thread keeps in registers: 16 sums for 8 numbers read. */
const TILES = [4, 2, 1] as const
/** Depth that a share of an entry has at least. */
const LEAST_DEPTH = 8

/**
 * out = op(A) op(B): a tile of entries a thread, its rows and columns a stride apart, so that
 * neighbouring threads read neighbouring numbers. Where there are fewer tiles than threads (W's
 * gradient: K·d entries, N deep), several threads share the depth of a tile and a second phase adds
 * their parts in order.
 */
export function productPhases(instruction: Product, when: When, writer: Writer): Phase[] {
  const out = writer.matrix(instruction.out)
  const a = writer.matrix(instruction.a)
  const b = writer.matrix(instruction.b)
  const depth = instruction.transposeA ? a.rowCount : a.colCount
  const { side, shares } = split(out, depth, writer.threads)
  const entries = out.rowCount * out.colCount
  const scratch = shares > 1 ? writer.reserve(shares * entries) : 0
  const store = (entry: string) => (shares > 1 ? writer.memory(scratch, `share * ${entries} + ${entry}`) : out.at(entry))
  // Both operands lie along k with a stride; where a row or column begins is worked out once.
  const left: Operand = { at: a.at, step: instruction.transposeA ? a.cols : '1', line: instruction.transposeA ? '1' : a.cols }
  const right: Operand = { at: b.at, step: instruction.transposeB ? '1' : b.cols, line: instruction.transposeB ? b.cols : '1' }
  const reads = [`r${instruction.a}`, `r${instruction.b}`]
  const name = `r${instruction.out}`
  const tiles: Phase = {
    when,
    items: tileCount(out, side) * shares,
    reads,
    writes: [shares > 1 ? `${name} shares` : name],
    body: tileText(out, { side, shares, depth }, left, right, store),
  }
  if (shares === 1) return [tiles]
  const sum = `
  var sum = 0.0;
  for (var s = 0; s < ${shares}; s++) { sum += ${writer.memory(scratch, `s * ${entries} + n`)}; }
  ${out.at('n')} = sum;`
  return [tiles, { when, items: entries, reads: [`${name} shares`], writes: [name], body: sum }]
}

/** How an operand lies in memory: entry k of line i is number i · line + k · step. */
interface Operand {
  at(index: string): string
  readonly step: string
  readonly line: string
}

/** The largest tile that keeps half the threads busy, and how many share the depth of one. */
function split(out: PlacedMatrix, depth: number, threads: number): { side: number; shares: number } {
  const options = TILES.map((side) => {
    const tiles = tileCount(out, side)
    const most = Math.max(1, Math.floor(depth / LEAST_DEPTH))
    return { side, shares: Math.max(1, Math.min(most, Math.floor(threads / tiles))), tiles }
  })
  return options.find(({ tiles, shares }) => 2 * tiles * shares >= threads) ?? options[TILES.length - 1]
}

function tileCount({ rowCount, colCount }: PlacedMatrix, side: number): number {
  return Math.ceil(rowCount / side) * Math.ceil(colCount / side)
}

function tileText(
  out: PlacedMatrix,
  { side, shares, depth }: { readonly side: number; readonly shares: number; readonly depth: number },
  rows: Operand,
  columns: Operand,
  store: (entry: string) => string,
): string {
  const down = Math.ceil(out.rowCount / side)
  const across = Math.ceil(out.colCount / side)
  const indices = Array.from({ length: side }, (_, i) => i)
  const pairs = indices.flatMap((r) => indices.map((c) => [r, c] as const))
  // Beyond the edge a tile computes the last row or column again and does not store it.
  const within = (index: string, count: number, blocks: number) =>
    blocks * side === count ? index : `min(${index}, ${count - 1})`
  const guard = (r: number, c: number) => [
    ...(r * down + down > out.rowCount ? [`top + ${r * down} < ${out.rowCount}`] : []),
    ...(c * across + across > out.colCount ? [`left + ${c * across} < ${out.colCount}`] : []),
  ]
  const write = (r: number, c: number) => {
    const statement = `${store(`row${r} * ${out.cols} + column${c}`)} = sum${r}${c};`
    const conditions = guard(r, c)
    return conditions.length === 0 ? statement : `if (${conditions.join(' && ')}) { ${statement} }`
  }
  return `
  ${shares > 1 ? `let share = n % ${shares}; let tile = n / ${shares};` : 'let tile = n;'}
  let top = tile / ${across};
  let left = tile % ${across};
  ${indices.map((r) => `let row${r} = ${within(`top + ${r * down}`, out.rowCount, down)};`).join(' ')}
  ${indices.map((c) => `let column${c} = ${within(`left + ${c * across}`, out.colCount, across)};`).join(' ')}
  ${indices.map((r) => `let down${r} = row${r} * ${rows.line};`).join(' ')}
  ${indices.map((c) => `let across${c} = column${c} * ${columns.line};`).join(' ')}
  ${pairs.map(([r, c]) => `var sum${r}${c} = 0.0;`).join(' ')}
  for (var k = ${shares > 1 ? 'share' : '0'}; k < ${depth}; k += ${shares}) {
    let kDown = k * ${rows.step};
    let kAcross = k * ${columns.step};
    ${indices.map((r) => `let a${r} = ${rows.at(`down${r} + kDown`)};`).join(' ')}
    ${indices.map((c) => `let b${c} = ${columns.at(`across${c} + kAcross`)};`).join(' ')}
    ${pairs.map(([r, c]) => `sum${r}${c} += a${r} * b${c};`).join(' ')}
  }
  ${pairs.map(([r, c]) => write(r, c)).join('\n  ')}`
}
