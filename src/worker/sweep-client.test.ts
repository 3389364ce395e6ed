import { expect, test } from 'vitest'
import type { RunBatch } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { computeCell } from '../sweep/compute-cell.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import type { ThresholdLine } from '../sweep/threshold-lines.ts'
import type { WorkerLike } from './client.ts'
import type { Engine } from './engines.ts'
import { startLines } from './lines-client.ts'
import { startSweep } from './sweep-client.ts'
import type { FromSweepWorker, ToSweepWorker } from './sweep-protocol.ts'
import { SweepSession } from './sweep-session.ts'

const sweep: Sweep = {
  experiment: { version: 1, values: { classes: 3, minorityCount: 1, dimension: 2 }, events: [] },
  axes: [
    { key: 'lambdaW', link: 'lambda', values: [0.01, 0.03] },
    { key: 'seed', link: 'seed', values: [1, 2, 3, 4] },
  ],
  quantities: ['objective'],
}

/** A worker that a test speaks for. */
function fakeWorker() {
  const given: number[] = []
  const heard = new Map<string, (event: Event) => void>()
  let isEnded = false
  const worker = {
    postMessage: (message: ToSweepWorker) => message.type === 'cells' && given.push(...message.indices),
    terminate: () => (isEnded = true),
    addEventListener: (type: string, listener: (event: Event) => void) => heard.set(type, listener),
  } as unknown as WorkerLike
  const say = (message: FromSweepWorker) => heard.get('message')?.({ data: message } as MessageEvent)
  const done = (...indices: readonly number[]) =>
    say({ type: 'cells', cells: indices.map((index) => ({ index }) as SweepCell) })
  return { worker, given, say, done, breakDown: () => heard.get('error')?.({ message: 'boom' } as ErrorEvent), isEnded: () => isEnded }
}

/** A sweep of 40 cells, the last first, on fake workers. */
function fakeSweep(workers: number, cells = 40) {
  const fakes = Array.from({ length: workers }, fakeWorker)
  const computed: number[] = []
  const ends: (string | null)[] = []
  let spawned = 0
  const order = [...Array(cells).keys()].reverse()
  const underWay = startSweep(() => fakes[spawned++].worker, workers, sweep, order, {
    cells: (found) => computed.push(...found.map(({ index }) => index)),
    ended: (problem) => ends.push(problem),
  })
  return { fakes, computed, ends, underWay, spawned: () => spawned }
}

test('a worker has a cell in work and one that waits, and more of them the more it does between two messages', () => {
  const { fakes: [a, b], computed, ends } = fakeSweep(2)
  expect([a.given, b.given]).toEqual([[39, 38], [37, 36]])
  a.done(39)
  expect(a.given).toEqual([39, 38, 35])
  b.done(37, 36)
  expect(b.given).toEqual([37, 36, 34, 33, 32, 31])
  b.done(34, 33, 32)
  expect(b.given.slice(6)).toEqual([30, 29, 28, 27, 26])
  // A slow cell: what waits is not made more.
  b.done(31)
  expect(b.given).toHaveLength(11)
  expect([computed, ends]).toEqual([[39, 37, 36, 34, 33, 32, 31], []])
})

test('the worker with the graphics device has many at once, and is there only where one is wanted', () => {
  const fakes = [fakeWorker(), fakeWorker()]
  let spawned = 0
  const order = [...Array(300).keys()]
  startSweep(() => fakes[spawned++].worker, 1, sweep, order, { cells: () => {}, ended: () => {} }, true)
  expect(fakes.map(({ given }) => given.length)).toEqual([2, 128])
  expect(fakes[1].given[0]).toBe(2)
})

test('a graphics device that fails in the middle leaves its cells to the processor, each told once', async () => {
  let closed = 0
  const breaking: Engine = {
    info: createLoopsBackend().info,
    with: (use) => {
      const runs: RunBatch = () => Promise.reject(new Error('lost'))
      return use({ ...createLoopsBackend(), batch: () => runs })
    },
    failure: () => null,
    close: () => closed++,
  }
  const cells: SweepCell[] = []
  await new Promise<void>((resolve) => {
    const session = new SweepSession(
      (message) => {
        if (message.type === 'cells') cells.push(...message.cells)
        if (cells.length === 8) resolve()
      },
      () => Promise.resolve(breaking),
    )
    session.receive({ type: 'sweep', sweep, engine: 'webgpu' })
    session.receive({ type: 'cells', indices: [0, 1, 2, 3, 4, 5, 6, 7] })
  })
  expect(closed).toBe(1)
  expect(cells.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('it ends once all is computed, and ends its workers', () => {
  const { fakes, ends, spawned } = fakeSweep(4, 3)
  expect(spawned()).toBe(3)
  fakes[0].done(2, 1)
  expect(fakes[0].given).toEqual([2, 1])
  fakes[1].done(0)
  expect([ends, fakes.map(({ isEnded }) => isEnded())]).toEqual([[null], [true, true, true, false]])
})

test('a sweep of nothing ends, but not before its caller has it', async () => {
  const { ends, spawned } = fakeSweep(2, 0)
  expect(ends).toEqual([])
  await Promise.resolve()
  expect([ends, spawned()]).toEqual([[null], 0])
})

test('a worker that breaks ends the sweep with one sentence', () => {
  const { fakes: [a, b], ends, computed } = fakeSweep(2)
  a.breakDown()
  b.breakDown()
  b.done(37)
  expect(ends).toEqual(['The computation stopped unexpectedly (boom).'])
  expect([computed, a.isEnded(), b.isEnded()]).toEqual([[], true, true])
})

test('what is cancelled is not heard of again', () => {
  const { fakes: [a], ends, computed, underWay } = fakeSweep(1)
  a.done(39)
  underWay.cancel()
  a.done(38)
  a.breakDown()
  expect([computed, ends, a.isEnded()]).toEqual([[39], [], true])
})

/** The real session, spoken to by copies. */
function sessionWorker(): WorkerLike {
  let heard: (event: { data: FromSweepWorker }) => void = () => {}
  let isEnded = false
  const session = new SweepSession((message) => isEnded || heard({ data: structuredClone(message) }))
  return {
    postMessage: (message: ToSweepWorker) => session.receive(structuredClone(message)),
    terminate: () => (isEnded = true),
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') heard = listener as typeof heard
    },
  } as WorkerLike
}

test('the cells are those that are computed in place, each once', async () => {
  const cells: SweepCell[] = []
  const order = [7, 0, 3, 1, 2, 6, 5, 4]
  const problem = await new Promise((ended) => {
    startSweep(sessionWorker, 2, sweep, order, { cells: (found) => cells.push(...found), ended })
  })
  expect(problem).toBeNull()
  expect(cells.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  for (const cell of cells) expect(cell).toEqual(await computeCell(sweep, cell.index))
})

const plane = {
  experiment: sweep.experiment,
  x: { key: 'lambdaW', from: 1e-4, to: 0.1, count: 2, spacing: 'log' },
  y: { key: 'imbalance', from: 1, to: 100, count: 2, spacing: 'log' },
} as const

test('lines come whole, and what is no plane ends with a sentence', async () => {
  const told: (readonly ThresholdLine[])[] = []
  const linesOf = (asked: Parameters<typeof startLines>[1]) =>
    new Promise((ended) => {
      startLines(sessionWorker, asked, { lines: (lines) => told.push(lines), ended })
    })
  expect(await linesOf(plane)).toBeNull()
  expect(told.at(-1)?.map(({ symbol }) => symbol)).toContain('R₁')
  expect(await linesOf({ ...plane, x: { ...plane.x, count: 0 } })).toMatch(/^The count must be/)
})

