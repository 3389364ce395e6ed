/** Cells each way on the coarsest level of a map. */
const COARSEST = 8

/** The lattice of a level along one axis: every `stride`-th cell from `offset` on. */
interface Lattice {
  readonly stride: number
  readonly offset: number
}

/** How many levels there are until every cell is taken. */
function levelCount(columns: number, rows: number): number {
  return 1 + Math.log2(Math.max(coarsestStride(columns), coarsestStride(rows)))
}

function coarsestStride(count: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(count / COARSEST)))
}

/** The cells of a level lie in the middle of their blocks on the coarsest one, and are among those of the next. */
function latticeAt(count: number, level: number): Lattice {
  const coarsest = coarsestStride(count)
  return { stride: Math.max(1, coarsest / 2 ** level), offset: level === 0 ? Math.floor(coarsest / 2) : 0 }
}

function isOn({ stride, offset }: Lattice, i: number): boolean {
  return i % stride === offset % stride
}

/** The point of a lattice nearest to cell i of `count`. */
function nearest({ stride, offset }: Lattice, i: number, count: number): number {
  const last = Math.floor((count - 1 - offset) / stride)
  return offset + stride * Math.min(last, Math.max(0, Math.round((i - offset) / stride)))
}

/**
 * All cells (column + columns·row) coarse to fine: first those in the middle of 8 × 8 blocks, then of blocks half as
 * wide … Within a level they are spread over the plane, so that the time of those done tells that of the others.
 */
export function refiningOrder(columns: number, rows: number): number[] {
  const levels = Array.from({ length: levelCount(columns, rows) }, (): number[] => [])
  for (let index = 0; index < columns * rows; index++) levels[levelOf(index, columns, rows)].push(index)
  return levels.flatMap(spread)
}

/** The first level that has a cell. */
function levelOf(index: number, columns: number, rows: number): number {
  const [column, row] = [index % columns, Math.floor(index / columns)]
  for (let level = 0; ; level++) {
    if (isOn(latticeAt(columns, level), column) && isOn(latticeAt(rows, level), row)) return level
  }
}

/** The golden section: multiples of it, cut off at whole numbers, are spread as evenly as can be. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

function spread(indices: readonly number[]): number[] {
  const place = (i: number) => (i * GOLDEN) % 1
  return indices.map((index, i) => ({ index, place: place(i) })).toSorted((a, b) => a.place - b.place).map(({ index }) => index)
}

/** How many cells the coarsest level has. */
export function coarsestCount(columns: number, rows: number): number {
  const along = (count: number) => Math.ceil((count - latticeAt(count, 0).offset) / latticeAt(count, 0).stride)
  return along(columns) * along(rows)
}

/** For each cell the known one that it shows: itself, else the nearest of the finest level that has one; −1 for none. */
export function shownCells(columns: number, rows: number, isKnown: (index: number) => boolean): Int32Array {
  const levels = Array.from({ length: levelCount(columns, rows) }, (_, level) => level).toReversed()
  const alongX = levels.map((level) => Array.from({ length: columns }, (_, i) => nearest(latticeAt(columns, level), i, columns)))
  const alongY = levels.map((level) => Array.from({ length: rows }, (_, i) => nearest(latticeAt(rows, level), i, rows)))
  return Int32Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    for (let level = 0; level < levels.length; level++) {
      const candidate = alongX[level][column] + columns * alongY[level][row]
      if (isKnown(candidate)) return candidate
    }
    return -1
  })
}
