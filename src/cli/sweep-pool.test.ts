import { expect, test } from 'vitest'
import { openingExperiment } from '../experiment/experiment.ts'
import { WorkerPool } from './sweep-pool.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()
const task = { sweep: { experiment: openingExperiment, axes: [], quantities: [] }, format: 'csv' } as const
const never = new AbortController().signal

/** A worker that answers each index by `work`, the body of a function of (index, answer). */
function entryOf(name: string, work: string): string {
  return folder.write(
    name,
    `import { parentPort, threadId } from 'node:worker_threads'
    const answer = (index) => parentPort.postMessage({ index, text: String(threadId), ending: 'rest' })
    parentPort.on('message', (index) => { ${work} })`,
  )
}

test('every index is answered, whichever worker is first, and a slow one holds up none but its own two', async () => {
  const entry = entryOf('slow.mjs', 'if (index !== 0) answer(index); else setTimeout(() => answer(0), 300)')
  const pool = new WorkerPool(entry, 3, task, never)
  const done: number[] = []
  const rows = Array.from({ length: 40 }, (_, index) =>
    pool.row(index).then((row) => {
      done.push(index)
      return row
    }),
  )
  const found = await Promise.all(rows)
  expect(found.map((row) => row?.index)).toEqual([...Array(40).keys()])
  expect(done.at(-1)).toBe(0)
  expect(new Set(found.map((row) => row?.text)).size).toBe(3)
  await pool.close()
})

test('an interruption ends workers in the middle of a run; what is not done is null', async () => {
  const controller = new AbortController()
  const pool = new WorkerPool(entryOf('stuck.mjs', 'if (index < 2) answer(index); else for (;;);'), 2, task, controller.signal)
  const rows = Array.from({ length: 9 }, (_, index) => pool.row(index))
  await Promise.all(rows.slice(0, 2))
  controller.abort()
  expect((await Promise.all(rows)).map((row) => row?.index)).toEqual([0, 1, ...Array(7)])
  expect(await pool.row(9)).toBeNull()
  await pool.close()
})

test.each([
  ['throws.mjs', 'throw new Error("out of luck")', 'A worker of the sweep broke down: out of luck.'],
  ['leaves.mjs', 'process.exit(0)', 'A worker of the sweep broke down: it ended by itself.'],
])('a worker that breaks down ends the sweep: %s', async (name, work, sentence) => {
  const pool = new WorkerPool(entryOf(name, work), 2, task, never)
  expect(await Promise.all([pool.row(0), pool.row(1), pool.row(2), pool.row(3), pool.row(4)])).toEqual(Array(5).fill(null))
  await expect(pool.close()).rejects.toThrow(sentence)
})
