import { cellTiles } from './cell-tiles.ts'
import type { CellTiles } from './cell-tiles.ts'

/** Longest list of candidates; where more may win in one tile, all classes are compared there. */
const mostCandidates = 63

/** So far beyond a tile, in radii of the sphere, a cell may lie whose border still shows in it: some six pixels. */
const margin = 0.03

/** Tiles along the side of a block, whose candidates are found first, and passed on to its tiles. */
const blockSide = 4

/** For each tile of the sphere the classes that may win in it, so that a pixel compares a few classes and not all. */
export interface CellCandidates {
  readonly tiles: CellTiles
  /** Numbers in the row of one tile. */
  readonly room: number
  /** Row t: the number of candidates of tile t and their indices, or −1 where they do not fit and all may win. */
  readonly rows: Float32Array
  /**
   * Writes the rows anew for `texels` that start with (v_k, β_k) for K classes. Candidates of a tile are those with
   * (v_k − v_b)·c + β_k − β_b > −|v_k − v_b| r against b, the winner at the tile's middle c, where r is the tile's
   * radius with a margin, and b itself; equals of b are left out. Cost: blocks × K, a few percent of tiles × K.
   */
  update(texels: Float32Array): void
}

/** Candidates among K classes, in tiles about as large as one of K even cells. */
export function createCellCandidates(K: number): CellCandidates {
  const blocks = cellTiles(Math.max(1, Math.ceil(0.1 * Math.sqrt(K))))
  const tiles = cellTiles(blockSide * blocks.side)
  const room = 1 + Math.min(K, mostCandidates)
  const rows = new Float32Array(room * tiles.count)
  const all = Int32Array.from({ length: K }, (_, k) => k)
  const some = new Int32Array(K)
  const few = new Int32Array(K)
  return {
    tiles,
    room,
    rows,
    update(texels) {
      for (let block = 0; block < blocks.count; block++) {
        const count = contenders(texels, all, K, blocks, block, some)
        for (let inside = 0; inside < blockSide * blockSide; inside++) {
          const tile = tileInBlock(block, inside, blocks.side)
          const found = contenders(texels, some, count, tiles, tile, few)
          rows[tile * room] = found <= mostCandidates ? found : -1
          const listed = Math.min(found, mostCandidates)
          for (let i = 0; i < listed; i++) rows[tile * room + 1 + i] = few[i]
        }
      }
    },
  }
}

/** The `inside`-th tile of a block; both are numbered as in `cellTiles`. */
function tileInBlock(block: number, inside: number, blocksAlong: number): number {
  const column = (block % blocksAlong) * blockSide + (inside % blockSide)
  // Faces follow each other like more rows.
  const row = Math.floor(block / blocksAlong) * blockSide + Math.floor(inside / blockSide)
  return row * blocksAlong * blockSide + column
}

/** Writes to `out` those of the first `count` classes in `among` that may win in a tile; returns how many. */
function contenders(
  texels: Float32Array,
  among: Int32Array,
  count: number,
  tiles: CellTiles,
  tile: number,
  out: Int32Array,
): number {
  const x = tiles.centres[3 * tile]
  const y = tiles.centres[3 * tile + 1]
  const z = tiles.centres[3 * tile + 2]
  const reach = (tiles.radii[tile] + margin) ** 2
  const best = 4 * winnerAt(texels, among, count, x, y, z)
  let written = 0
  for (let i = 0; i < count; i++) {
    const k = 4 * among[i]
    const dx = texels[best] - texels[k]
    const dy = texels[best + 1] - texels[k + 1]
    const dz = texels[best + 2] - texels[k + 2]
    const lead = dx * x + dy * y + dz * z + texels[best + 3] - texels[k + 3]
    if (k !== best && lead * lead >= reach * (dx * dx + dy * dy + dz * dz)) continue
    out[written++] = among[i]
  }
  return written
}

function winnerAt(texels: Float32Array, among: Int32Array, count: number, x: number, y: number, z: number): number {
  let winner = among[0]
  let most = -Infinity
  for (let i = 0; i < count; i++) {
    const k = 4 * among[i]
    const score = texels[k] * x + texels[k + 1] * y + texels[k + 2] * z + texels[k + 3]
    if (score > most) {
      most = score
      winner = among[i]
    }
  }
  return winner
}
