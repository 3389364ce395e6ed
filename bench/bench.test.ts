import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import type { Io } from '../src/cli/io.ts'
import { temporaryFolder } from '../src/cli/testing/temporary-folder.ts'
import { bench } from './bench.ts'
import { benchSchema } from './result.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = temporaryFolder()
// The command of the sweep is built once, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

async function call(args: readonly string[], signal = new AbortController().signal) {
  const said = { out: '', err: '' }
  const io: Io = {
    out: (text) => {
      said.out += text
      return Promise.resolve()
    },
    err: (text) => {
      said.err += text
    },
    isWatched: false,
    interruption: () => signal,
    workerEntry: null,
    exitCode: 0,
  }
  return { code: await bench(args, root, io), ...said }
}

test('a quick look measures every part, and every figure is a number', async () => {
  const [json, svg] = [folder.at('bench.json'), folder.at('bench.svg')]
  const { code, out } = await call(['--quick', '--host', 'node', '--json', json, '--svg', svg])
  expect(code).toBe(0)
  // The schema takes finite numbers only, and positive times.
  const { parts, engines, goals, machine } = benchSchema.parse(JSON.parse(await readFile(json, 'utf8')))
  expect(Object.keys(parts)).toEqual(['cost', 'rest', 'page', 'sweep'])
  expect(parts.page).toEqual({ skipped: expect.stringContaining('--host node') })
  expect(parts.cost).toMatchObject({ sizes: [{ classes: 2, dimension: 2, samples: 5 }] })
  expect(parts.sweep).toMatchObject({ runs: 9 })
  expect(engines[0].key).toBe('loops')
  expect(machine.host).toMatch(/^Node /)
  expect(goals).toEqual([])
  expect(out).toContain('say nothing of speed')
  expect(await readFile(svg, 'utf8')).toMatch(/^<svg /)
})

test('descent and flow end at one objective, whoever computes them', async () => {
  const { out } = await call(['--quick', '--host', 'node', '--only', 'rest', '--json', '-'])
  const { parts } = benchSchema.parse(JSON.parse(out))
  const { ways } = parts.rest as Extract<typeof parts.rest, { ways: unknown }>
  const ends = ways.flatMap(({ objective }) => (objective === null ? [] : [objective]))
  expect(ends.length).toBe(ways.length)
  // At t = 500 the run still falls: descent with a large rate is ahead of the flow by half a per cent.
  for (const end of ends) expect(Math.abs(end / ends[0] - 1)).toBeLessThan(0.01)
})

test('an interruption ends it, with what was measured until then', async () => {
  const controller = new AbortController()
  controller.abort()
  const { code, out, err } = await call(['--quick', '--host', 'node', '--json', '-'], controller.signal)
  expect(code).toBe(130)
  expect(err).toContain('interrupted')
  expect(benchSchema.parse(JSON.parse(out)).parts).toEqual({})
})

test.each([
  [['--only', 'cost,nothing'], '--only takes cost, rest, page, sweep; it was cost,nothing.'],
  [['--host', 'moon'], '--host is auto, browser or node; it was moon.'],
  [['--quick', '--record'], '--record wants a real measurement'],
  [['--json', 'none/x.json'], 'is no folder'],
])('%j is refused', async (args, sentence) => {
  const { code, err } = await call(args)
  expect(code).toBe(2)
  expect(err).toContain(sentence)
})
