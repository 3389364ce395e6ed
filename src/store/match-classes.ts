import type { Matrix } from '../math/matrix.ts'

/** Beyond this many classes the search, K⁵ steps, takes more than some 20 ms. */
const MOST = 24

/**
 * Which predicted row each class of a run stands for, where theory predicts a figure but not who is where in it:
 * the permutation within kinds that brings the cosines of the predicted rows closest to those of the run, in
 * squares. Sought greedily from every pair of rows that the first two classes can stand for; ties are symmetries of the figure.
 * @param run K × d, @param predicted K × r
 * @param kinds only classes of one kind change places; length K
 * @returns row of `predicted` for each class; everyone its own for more than 24 classes
 */
export function matchClasses(run: Matrix, predicted: Matrix, kinds: readonly string[]): number[] {
  const all = Array.from({ length: run.rows }, (_, k) => k)
  if (run.rows > MOST) return all
  const [G, P] = [relativeGram(run), relativeGram(predicted)]
  const allowed = (k: number, j: number) => kinds[k] === kinds[j]
  let best = { rows: all, cost: cost(G, P, all) }
  for (const first of all.filter((j) => allowed(0, j))) {
    for (const second of all.filter((j) => allowed(1, j) && j !== first)) {
      const rows = extended([first, second], G, P, allowed)
      const found = { rows, cost: cost(G, P, rows) }
      // Less by rounding alone is no reason to change places.
      if (found.cost < best.cost - 1e-9) best = found
    }
  }
  return best.rows
}

/** Gives each further class the free row that fits best to those before it. */
function extended(start: readonly number[], G: number[][], P: number[][], allowed: (k: number, j: number) => boolean): number[] {
  const rows = [...start]
  for (let k = rows.length; k < G.length; k++) {
    let [chosen, least] = [-1, Infinity]
    for (let j = 0; j < G.length; j++) {
      if (rows.includes(j) || !allowed(k, j)) continue
      const misfit = rows.reduce((sum, row, i) => sum + (G[k][i] - P[j][row]) ** 2, (G[k][k] - P[j][j]) ** 2)
      if (misfit < least) [chosen, least] = [j, misfit]
    }
    rows.push(chosen)
  }
  return rows
}

function cost(G: number[][], P: number[][], rows: readonly number[]): number {
  return G.reduce((sum, line, k) => line.reduce((total, value, i) => total + (value - P[rows[k]][rows[i]]) ** 2, sum), 0)
}

/** Products of rows, relative to the greatest square of a row. */
function relativeGram({ rows, cols, data }: Matrix): number[][] {
  const product = (i: number, j: number) => {
    let sum = 0
    for (let c = 0; c < cols; c++) sum += data[i * cols + c] * data[j * cols + c]
    return sum
  }
  const gram = Array.from({ length: rows }, (_, i) => Array.from({ length: rows }, (__, j) => product(i, j)))
  const unit = Math.max(...gram.map((line, i) => line[i]), Number.MIN_VALUE)
  return gram.map((line) => line.map((value) => value / unit))
}
