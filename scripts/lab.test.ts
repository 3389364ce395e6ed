import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test, vi } from 'vitest'
import metricsFixture from '../src/metrics/fixtures/metrics.json'
import { metricsSchema, runSchema } from '../src/cli/output-schemas.ts'
import { temporaryFolder } from '../src/cli/testing/temporary-folder.ts'

const folder = temporaryFolder()
// A busy machine takes many times the second or two of the slowest.
vi.setConfig({ testTimeout: 60_000 })
const script = fileURLToPath(new URL('lab.mjs', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The real command as a process of its own; `meddle` may kill it or close its output. */
function start(args: readonly string[], meddle: (child: ChildProcess) => unknown = () => {}): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += String(text)
  })
  child.stderr.on('data', (text) => {
    err += String(text)
  })
  meddle(child)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

// The first start after a change of the sources builds; the others are to find it built.
beforeAll(() => start(['schema']), 60_000)

test('the schema is printed and nothing else', async () => {
  const { code, out, err } = await start(['schema'])
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toHaveProperty('$defs.run')
})

test('a run and its measures come out as JSON alone', async () => {
  const [run, metrics] = await Promise.all([
    start(['run', 'R=48', '--json', '-']),
    start(['metrics', folder.write('metrics.json', metricsFixture)]),
  ])
  expect([run.code, run.err, metrics.code, metrics.err]).toEqual([0, '', 0, ''])
  expect(runSchema.parse(JSON.parse(run.out)).ending.kind).toBe('rest')
  expect(metricsSchema.parse(JSON.parse(metrics.out)).classes).toBe(4)
})

test('exit codes tell failures from bad input', async () => {
  const diverging = start(['run', 'method=descent&rate=1e4'])
  const garbage = start(['run', '', '--initial', folder.write('garbage.json', Uint8Array.from({ length: 999 }, (_, i) => (i * 89) % 256))])
  const unknown = start(['go'])
  const helped = start(['run', '--help'])
  expect((await diverging).code).toBe(1)
  expect(await garbage).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^error: [^\n]* is not a text file in UTF-8\.\n$/) })
  expect(await unknown).toMatchObject({ code: 2, out: '', err: "error: unknown command 'go'\n" })
  expect(await helped).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: lab run /) })
})

// Windows has no signals of this kind: a process killed there ends at once.
test.runIf(process.platform !== 'win32')('an interrupt ends a run at once, with what there is', async () => {
  const path = folder.at('run.json')
  const interruptedAfter = (delay: number) =>
    start(['run', 'tol=1e-8&R=20&K=20', '--json', path], (child) => setTimeout(() => child.kill('SIGINT'), delay))
  let ended = await interruptedAfter(1000)
  // A busy machine may not have begun the run by then; such a process dies of the signal, without a code.
  for (let delay = 4000; ended.code === null && delay < 20_000; delay *= 2) ended = await interruptedAfter(delay)
  expect(ended).toEqual({ code: 130, out: '', err: expect.stringMatching(/^warning: The run was interrupted at t = /) })
  const run = runSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(run.ending.kind).toBe('cancelled')
  expect(run.times.at(-1)?.t ?? 0).toBe(run.ending.t)
})

const grid = ['sweep', 'K=3&nB=1', '--x', 'lambda=3e-3:1e-1:6', '--y', 'R=1:9:5', '--quantities', 'objective,gap']

test('a sweep is the same file however many workers compute it', async () => {
  const [alone, three] = await Promise.all(
    ['1', '3'].map((workers) => start([...grid, '--jsonl', '-', '--quiet', '--workers', workers])),
  )
  expect([alone.code, alone.err, three.code, three.err]).toEqual([0, '', 0, ''])
  expect(alone.out.trimEnd().split('\n')).toHaveLength(31)
  expect(three.out).toBe(alone.out)
})

test.runIf(process.platform !== 'win32')('an interrupted sweep goes on with the rest, to the same file', async () => {
  const path = folder.at('sweep.csv')
  const long = ['sweep', 'K=3&nB=1&tol=1e-6', '--x', 'seed=1:300:300', '--quantities', 'objective', '--csv', path]
  // From the first rows on the process hears signals, and most of the rest is still to come.
  const interrupted = await start(long, (child) => {
    let isKilled = false
    const watch = setInterval(() => {
      if (!isKilled && existsSync(path) && readFileSync(path, 'utf8').split('\n').length > 4) isKilled = child.kill('SIGINT')
    }, 20)
    child.on('close', () => clearInterval(watch))
  })
  expect(interrupted.code).toBe(130)
  expect(interrupted.err).toMatch(/^\d+ of 300 cells: \d+ at rest\.\nwarning: The sweep was interrupted; /m)
  const part = readFileSync(path, 'utf8')
  expect(part.endsWith('\n')).toBe(true)
  expect((await start([...long, '--resume'])).code).toBe(0)
  const whole = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(whole.slice(1).map((row) => Number(row.split(',')[0]))).toEqual([...Array(300).keys()])
  for (const row of part.trimEnd().split('\n')) expect(whole).toContain(row)
})

test('a reader that leaves early is no failure', async () => {
  const { code, err } = await start(['run', 'R=48&tol=1e-6', '--json', '-'], (child) => child.stdout?.destroy())
  expect([code, err]).toEqual([0, ''])
})
