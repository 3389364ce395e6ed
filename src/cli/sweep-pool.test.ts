import { expect, test } from 'vitest'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import type { Sweep } from '../sweep/sweep.ts'
import { Failure } from './failure.ts'
import { computeRow, devicePool } from './sweep-pool.ts'

const sweep: Sweep = {
  experiment: { version: 1, values: { classes: 3, minorityCount: 1, dimension: 2 }, events: [] },
  axes: [{ key: 'seed', link: 'seed', values: [1, 2, 3, 4] }],
  quantities: ['objective'],
}
const task = { sweep, format: 'csv' } as const

test('rows that are asked for together are computed together, each for who asked', async () => {
  let batches = 0
  const loops = createLoopsBackend()
  // Not good at these: the cells are computed one by one, as on the processor.
  const backend = { ...loops, batch: () => (batches++, null) }
  const pool = devicePool(task, new AbortController().signal, backend)
  const rows = await Promise.all([0, 1, 2].map((index) => pool.row(index)))
  expect(rows).toEqual(await Promise.all([0, 1, 2].map((index) => computeRow(task, index))))
  expect((await pool.row(3))?.index).toBe(3)
  // Three cells of one structure, then one.
  expect(batches).toBe(2)
  await pool.close()
})

test('a device that breaks down ends the sweep with a sentence, and nobody waits', async () => {
  const runs = () => Promise.reject(new Error('it was lost'))
  const pool = devicePool(task, new AbortController().signal, { ...createLoopsBackend(), batch: () => runs })
  expect(await Promise.all([pool.row(0), pool.row(1)])).toEqual([null, null])
  expect(pool.isOver).toBe(true)
  await expect(pool.close()).rejects.toThrow(Failure)
})

test('an interruption leaves rows out and is no failure', async () => {
  const interruption = new AbortController()
  const pool = devicePool(task, interruption.signal, createLoopsBackend())
  interruption.abort()
  expect(await Promise.all([pool.row(0), pool.row(1)])).toEqual([null, null])
  await pool.close()
})
