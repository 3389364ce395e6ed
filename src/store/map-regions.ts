import type { Regime } from '../theory/prediction.ts'

/** What each kind of optimum is called on a map. */
export const regimeNames: Readonly<Record<Regime, string>> = {
  separated: 'separated',
  minorityMerged: 'minority merged',
  minorityVanished: 'minority vanished',
  majorityMerged: 'majority merged',
  majorityVanished: 'majority vanished',
  zero: 'all zero',
  frame: 'orthogonal frame',
  someVanished: 'some classes vanished',
  code: 'code',
}

/** A part of a map with one kind of optimum, and the cell that has the most of it about it. */
export interface Region {
  readonly regime: Regime
  /** Cells. */
  readonly size: number
  readonly column: number
  readonly row: number
}

/** Names are so many times as wide as high. */
const WIDTH_TO_HEIGHT = 5

/**
 * The kinds of optimum on a map, the largest first, each with the place that has the most room for its name.
 * @param aspect width of a cell over its height
 */
export function regionsOf(columns: number, rows: number, aspect: number, regimeAt: (index: number) => Regime | null): Region[] {
  const regimes = Array.from({ length: columns * rows }, (_, index) => regimeAt(index))
  const right = runs(columns, rows, regimes)
  const room = Array.from({ length: regimes.length }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const { left, rest } = right[index]
    const across = (Math.min(left, rest) * aspect) / WIDTH_TO_HEIGHT
    return Math.min(across, vertical(regimes, columns, rows, column, row))
  })
  const names = [...new Set(regimes)].filter((regime): regime is Regime => regime !== null)
  return names
    .map((regime) => {
      const own = Array.from(regimes.keys()).filter((index) => regimes[index] === regime)
      const best = own.reduce((a, b) => (room[b] > room[a] ? b : a))
      return { regime, size: own.length, column: best % columns, row: Math.floor(best / columns) }
    })
    .toSorted((a, b) => b.size - a.size)
}

/** For each cell how many of its own kind lie to its left and to its right, itself among both. */
function runs(columns: number, rows: number, regimes: readonly (Regime | null)[]) {
  const left = new Int32Array(regimes.length)
  const rest = new Int32Array(regimes.length)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const [here, there] = [i + columns * row, columns - 1 - i + columns * row]
      left[here] = i > 0 && regimes[here - 1] === regimes[here] ? left[here - 1] + 1 : 1
      rest[there] = i > 0 && regimes[there + 1] === regimes[there] ? rest[there + 1] + 1 : 1
    }
  }
  return Array.from({ length: regimes.length }, (_, index) => ({ left: left[index], rest: rest[index] }))
}

/** How many cells of the same kind lie above and below, the lesser of both. */
function vertical(regimes: readonly (Regime | null)[], columns: number, rows: number, column: number, row: number): number {
  const regime = regimes[column + columns * row]
  let reach = 0
  const isSame = (at: number) => at >= 0 && at < rows && regimes[column + columns * at] === regime
  while (isSame(row - reach - 1) && isSame(row + reach + 1)) reach++
  return reach + 1
}
