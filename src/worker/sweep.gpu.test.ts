import { expect, test } from 'vitest'
import { computeCell } from '../sweep/compute-cell.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import { spawnSweepWorker, startSweep } from './sweep-client.ts'

// Needs no graphics device, only a browser's workers.
test('workers of a browser compute what the page itself would', async () => {
  const sweep: Sweep = {
    experiment: { version: 1, values: { classes: 3, minorityCount: 1, dimension: 2 }, events: [] },
    axes: [{ key: 'seed', link: 'seed', values: [1, 2, 3, 4, 5, 6, 7, 8] }],
    quantities: ['objective', 'majorityClassifierCosine'],
  }
  const cells: SweepCell[] = []
  const problem = await new Promise((ended) => {
    startSweep(spawnSweepWorker, 2, sweep, [0, 1, 2, 3, 4, 5, 6, 7], { cells: (found) => cells.push(...found), ended })
  })
  expect(problem).toBeNull()
  expect(new Set(cells.map(({ index }) => index)).size).toBe(8)
  for (const cell of cells) expect(cell).toEqual(await computeCell(sweep, cell.index))
})

test('a worker with the graphics device comes to the same, many cells at once', async () => {
  const sweep: Sweep = {
    experiment: { version: 1, values: { classes: 3, minorityCount: 1, dimension: 2, columns: 'means' }, events: [] },
    axes: [{ key: 'lambdaW', link: 'lambda', values: [0.005, 0.01, 0.02, 0.04] }],
    quantities: ['objective', 'majorityClassifierNorm'],
  }
  const cells: SweepCell[] = []
  const problem = await new Promise((ended) => {
    startSweep(spawnSweepWorker, 0, sweep, [0, 1, 2, 3], { cells: (found) => cells.push(...found), ended }, true)
  })
  expect(problem).toBeNull()
  expect(cells).toHaveLength(4)
  for (const cell of cells) {
    const alone = await computeCell(sweep, cell.index)
    expect([cell.ending, cell.predicted]).toEqual(['rest', alone?.predicted])
    // Not the same bits: single precision, at rest within a millionth of the optimum.
    expect(cell.quantities).not.toEqual(alone?.quantities)
    const [found, other] = [cell, alone].map((one) => one?.quantities?.['objective'] ?? Number.NaN)
    expect(Math.abs(found - other) / other).toBeLessThan(3e-6)
  }
})
