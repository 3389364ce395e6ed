import type { CellTiles } from './cell-tiles.ts'

/** Longest list of candidates; where more may win in one tile, all classes are compared there. */
const mostCandidates = 63

/** So far beyond a tile, in radii of the sphere, a cell may lie whose border still shows in it: some six pixels. */
const margin = 0.03

/** Numbers in the row of a tile for K classes: how many candidates, then which. */
export function candidateRoom(K: number): number {
  return 1 + Math.min(K, mostCandidates)
}

/**
 * Lists for each tile the classes that may win, or have a border, in it, so that a pixel compares a few classes
 * and not all: those with (v_k − v_b)·c + β_k − β_b ≥ −|v_k − v_b| r against b, the winner at the tile's middle c, where r
 * is the tile's radius with a margin; equals of b are left out. `texels` starts with (v_k, β_k) for K classes; row t of `rows`, of
 * `candidateRoom(K)` numbers, becomes the number of candidates of tile t and their indices, or −1 where they do not
 * fit. Cost: tiles × K.
 */
export function cellCandidates(texels: Float32Array, K: number, tiles: CellTiles, rows: Float32Array): void {
  const room = candidateRoom(K)
  for (let tile = 0; tile < tiles.count; tile++) writeRow(texels, K, tiles, tile, rows, tile * room)
}

function writeRow(texels: Float32Array, K: number, tiles: CellTiles, tile: number, rows: Float32Array, at: number): void {
  const x = tiles.centres[3 * tile]
  const y = tiles.centres[3 * tile + 1]
  const z = tiles.centres[3 * tile + 2]
  const reach = (tiles.radii[tile] + margin) ** 2
  const best = 4 * winnerAt(texels, K, x, y, z)
  let written = 0
  for (let k = 0; k < 4 * K; k += 4) {
    const dx = texels[best] - texels[k]
    const dy = texels[best + 1] - texels[k + 1]
    const dz = texels[best + 2] - texels[k + 2]
    const lead = dx * x + dy * y + dz * z + texels[best + 3] - texels[k + 3]
    if (k !== best && lead * lead >= reach * (dx * dx + dy * dy + dz * dz)) continue
    if (written === mostCandidates) {
      rows[at] = -1
      return
    }
    rows[at + ++written] = k / 4
  }
  rows[at] = written
}

function winnerAt(texels: Float32Array, K: number, x: number, y: number, z: number): number {
  let winner = 0
  let most = -Infinity
  for (let k = 0; k < K; k++) {
    const score = texels[4 * k] * x + texels[4 * k + 1] * y + texels[4 * k + 2] * z + texels[4 * k + 3]
    if (score > most) {
      most = score
      winner = k
    }
  }
  return winner
}
