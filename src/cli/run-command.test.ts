import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { openingShared } from '../experiment/shared.ts'
import { quantities } from '../metrics/registry.ts'
import { runSchema } from './output-schemas.ts'
import type { RunOutput } from './run-output.ts'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()
// A busy machine takes many times the second or two of the slowest.

async function run(...args: readonly string[]): Promise<RunOutput> {
  const { code, out, err } = await callLab(['run', ...args, '--json', '-'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return runSchema.parse(JSON.parse(out))
}

test('a run from a link holds what ran, how it ended and what theory predicts', async () => {
  const output = await run('R=48&t=250&theme=dark')
  expect(output).toMatchObject({
    experiment: { version: 1, values: { imbalance: 48 }, events: [] },
    link: 'R=48',
    start: 'seeded',
    engine: { name: 'float64 loops', precision: 'float64', adapter: null },
    dispatches: 0,
    ending: { kind: 'rest' },
  })
  const prediction = output.stretches[0].prediction
  expect(prediction).toMatchObject({ regime: 'minorityMerged', scale: 'absolute' })
  expect(prediction?.thresholds.map(({ parameter }) => parameter)).toContain('imbalance')
  const [first, last] = [output.times[0], output.times.at(-1)]
  expect([first?.t, last?.t, output.restedAt]).toEqual([0, output.ending.t, output.ending.t])
  const { objective, gap } = last?.quantities ?? {}
  expect(gap).toBe((objective as number) - (prediction?.objective as number))
  expect(gap).toBeLessThan(1e-6 * (objective as number))
})

test('a file, its link and a changed link give the same run', async () => {
  const path = folder.write('experiment.json', { ...openingShared, experiment: { version: 1, values: { imbalance: 3 }, events: [] } })
  const fromFile = await run(path)
  expect(await run('R=3')).toEqual(fromFile)
  expect(await run('R=7', '--set', 'R=3')).toEqual(fromFile)
})

test('CSV has a row for each moment, the same numbers as JSON', async () => {
  const csv = folder.at('run.csv')
  const output = await run('KB=0', '--csv', csv)
  const [head, ...rows] = readFileSync(csv, 'utf8').trimEnd().split('\n').map((line) => line.split(','))
  expect(head.slice(0, 3)).toEqual(['t', 'objective', 'gap'])
  expect(head).toEqual(['t', ...quantities.map(({ key }) => key)])
  const read = rows.map((cells) => cells.map((cell) => (cell === '' ? null : Number(cell))))
  expect(read).toEqual(output.times.map(({ t, quantities: values }) => [t, ...quantities.map(({ key }) => values[key])]))
  expect(rows[0][head.indexOf('minorityMeanNorm')]).toBe('')
})

test('without files a person is told how the run ended', async () => {
  const { code, out } = await callLab(['run', 'R=48'])
  expect(code).toBe(0)
  expect(out).toMatch(/^#R=48\nAt rest: .*\nfloat64 loops, [\d,]+ gradients\nPredicted: minorityMerged, /)
  expect(out).toMatch(/minorityClassifierCosine {2}0\.99\d+ +Cosine of classifiers between minority classes/)
})

test('a figure that has a name is told by it', async () => {
  const { out } = await callLab(['run', 'yaras-octahedron'])
  expect(out).toMatch(/^#model=sphere&K=6.*\nAt rest: .*\n.*\nPredicted: code \(an octahedron\), objective 0\.4444/)
})

test('a time to run to is met exactly, past rest too, and may lie beyond the horizon', async () => {
  const short = await run('', '--until', '0.5')
  expect([short.ending.kind, short.times.at(-1)?.t]).toEqual(['horizon', 0.5])
  const long = await run('T=100', '--until', '10000')
  expect([long.ending.t, long.times.at(-1)?.t]).toEqual([10_000, 10_000])
  expect(long.restedAt).toBeLessThan(5000)
  expect(long.link).toBe('T=100')
})

test('a run ends before changes that come later than the time to run to', async () => {
  const link = 'events=120:R=4;300:R=9'
  expect((await run(link, '--until', '100')).stretches).toHaveLength(1)
  expect((await run(link, '--until', '120')).times.at(-1)).toMatchObject({ t: 120, stretch: 1 })
})

test('wanted times are met exactly, with states, and do not disturb the run', async () => {
  const plain = await run('R=5')
  const output = await run('R=5', '--at', '100, 0.5,1e4,0,end,0.5')
  expect(output.times.map(({ t }) => t)).toEqual([0, 0.5, 100, 10_000, output.ending.t])
  // Past rest, since a later time is wanted; the end is the first step from there on.
  expect(output.ending.kind).toBe('rest')
  expect(output.ending.t).toBeGreaterThan(10_000)
  expect(output.restedAt).toBe(plain.ending.t)
  const [start, , middle] = output.times
  expect(start.quantities).toEqual(plain.times[0].quantities)
  expect([start.state?.W?.length, start.state?.W?.[0].length, start.state?.H?.length]).toEqual([4, 3, 3])
  expect(start.state?.H?.[0].length).toBe(2 * 100 + 2 * 20)
  // Between two steps the objective lies between theirs.
  const after = plain.times.findIndex(({ t }) => t > 100)
  expect(middle.quantities.objective).toBeLessThan(plain.times[after - 1].quantities.objective as number)
  expect(middle.quantities.objective).toBeGreaterThan(plain.times[after].quantities.objective as number)
})

test('the state at a change is the one after it', async () => {
  const { times } = await run('events=50:R=2', '--at', '49,50,51', '--until', '60')
  expect(times.map(({ stretch }) => stretch)).toEqual([0, 1, 1])
  expect(times.map(({ state }) => state?.H?.[0].length)).toEqual([80, 120, 120])
  // Nothing drifts beyond the tolerance: conserved quantities are counted from the start of a stretch.
  for (const { quantities: values } of times) expect(values.sumDrift).toBeLessThan(1e-4)
  expect(times[1].quantities.balanceDrift).toBe(0)
})

test('a run goes on from the state that another one ended with', async () => {
  const link = 'tol=1e-7&bias=free'
  const { times } = await run(link, '--until', '200', '--at', '80,200')
  const state = folder.write('state.json', times[0].state)
  const second = await run(link, '--initial', state, '--until', '120', '--at', '0,end')
  expect(second.start).toBe('given')
  expect(second.times[0].state).toEqual(times[0].state)
  // 1e-5: the accumulated error of two runs at tolerance 1e-7.
  const objective = times[1].quantities.objective as number
  expect(Math.abs((second.times[1].quantities.objective as number) / objective - 1)).toBeLessThan(1e-5)
})

test.each([
  ['lambdas=0.01,0.02,0.005&K=3&nB=2&bias=penalised', ['W1', 'W2', 'W3', 'H', 'b']],
  ['model=batchNorm&M=2&nB=4', ['W1', 'W2', 'X', 'gamma']],
  ['model=batchNorm&nB=4&bias=free', ['W', 'X', 'gamma', 'b']],
  ['model=layerPeeled&R=9&cols=means', ['W', 'H']],
  ['model=layerPeeled&nB=3', ['W', 'H']],
  ['model=sphere&K=5&nB=2&tau=2', ['W', 'H']],
  ['model=ulpm&M=4&cols=means&K=3', ['W1', 'W2', 'W3', 'W4', 'H']],
])('a run of any model goes on from a state of its own: %s', async (link, blocks) => {
  const { times } = await run(link, '--until', '30', '--at', '0,end')
  const { state } = times[1]
  expect(Object.keys(state ?? {})).toEqual(blocks)
  const again = await run(link, '--initial', folder.write('own.json', state), '--until', '1', '--at', '0')
  // The same objective but for putting it back on its constraint, a rounding.
  const [before, after] = [times[1].quantities.objective as number, again.times[0].quantities.objective as number]
  expect(Math.abs(after / before - 1)).toBeLessThan(1e-13)
})

test('descent has states at its steps', async () => {
  const { times } = await run('method=descent&rate=0.5', '--at', '0.5,1,1.1,20', '--until', '20')
  expect(times.map(({ t }) => t)).toEqual([0.5, 1, 1.1, 20])
  expect(times[2].state).toEqual(times[1].state)
  const every = await run('method=descent&rate=0.5', '--until', '20')
  expect(every.times.at(-1)?.quantities).toEqual(times[3].quantities)
})

test('a descent that diverges fails, with what there is', async () => {
  const { code, out, err } = await callLab(['run', 'method=descent&rate=1e4&R=48', '--json', '-'])
  expect(code).toBe(1)
  expect(err).toMatch(/^warning: Gradient descent diverged .* 2\/L = /)
  expect(runSchema.parse(JSON.parse(out)).ending.kind).toBe('diverged')
})

test('an interrupted run writes what there is and says so', async () => {
  const controller = new AbortController()
  const path = folder.at('interrupted.json')
  const running = callLab(['run', 'tol=1e-8&R=20&K=20', '--json', path], controller.signal)
  setTimeout(() => controller.abort(), 300)
  const { code, err } = await running
  expect([code, err]).toEqual([130, expect.stringMatching(/^warning: The run was interrupted at t = /)])
  const output = runSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(output.ending.kind).toBe('cancelled')
  expect(output.times.at(-1)?.t ?? 0).toBe(output.ending.t)
})

const ulpm = 'model=ulpm&n=1,1,1&d=2'
const W = [[1, 0], [0, 1], [1, 1]]
const H = [[1, 0, 1], [0, 1, 1]]
test.each([
  [{ W }, 'H must be 2 × 3 (d × N) here; it is missing.'],
  [{ W, H: [[1, 0, 1], [0, 1]] }, 'H[1] must have 3 numbers, as H[0] has; it was 2.'],
  [{ W, H: [[1, 0, 1], [0, 1, 'NaN']] }, 'H[1][2] must be a number from -1e100 to 1e100; it was “NaN”.'],
  [{ W, H: [[1, 0, 1], [0, 1, null]] }, 'H[1][2] must be a number from -1e100 to 1e100; it was “null”.'],
  [{ W: [[1, 0]], H }, 'W must be 3 × 2 (K × d) here; it was 1 × 2. The experiment sets the shape: K, d, M and the class counts.'],
  [{ W, H: [[1, 0], [0, 1], [1, 1]] }, 'H must be 2 × 3 (d × N) here; it was 3 × 2.'],
  [{ W, H, b: [1, 2, 3] }, 'b: this experiment has no b.'],
  [{ W, H, foo: 1 }, 'there is no “foo”.'],
  [{ W: [[1e101]], H }, 'W[0][0] must be a number from -1e100 to 1e100; it was “1e101”.'],
  ['{"W": [[1e400]], "H": [[1]]}', 'W[0][0] must be a number from -1e100 to 1e100; it was “Infinity”.'],
  ['[', 'is not JSON: Unexpected end of JSON input.'],
  ['', 'is not JSON: Unexpected end of JSON input.'],
  ['{"W": NaN}', 'is not JSON: Unexpected token'],
  [Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0x80), 'is not a text file in UTF-8.'],
  [new Uint8Array(50_000_000).fill(0x20), 'is larger than 40,000,000 bytes, the most that is read.'],
])('a start that does not fit is told: case %#', async (data, sentence) => {
  const { code, out, err } = await callLab(['run', ulpm, '--initial', folder.write('bad.json', data), '--json', '-'])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
  expect(err.length).toBeLessThan(1000)
})

test.each([
  ['M=2', { W, H }, ['W2 must be 3 × 2 (K × d) here; it is missing.', 'W1 must be 2 × 2 (d × d) here; it is missing.', 'W: this experiment has no W.']],
  ['M=2', { W2: W, W1: W, H }, ['W1 must be 2 × 2 (d × d) here; it was 3 × 2.']],
  ['model=batchNorm', { W, H }, ['X must be 2 × 3 (d × N) here; it is missing.', 'gamma must be 2 numbers here; it is missing.']],
  ['model=batchNorm', { W, X: H, gamma: [1] }, ['gamma must be 2 numbers here; it was 1.']],
  ['model=batchNorm', { W, X: H, gamma: [[1, 1]] }, ['gamma[0] must be a number from -1e100 to 1e100; it was “1,1”.']],
  ['M=2', { W10: W }, ['there is no “W10”.']],
  ['model=sphere', { W: [[1, 0], [0, 0], [0, 1]], H }, ['W[1] must not be zero: it is scaled to its length here.']],
  ['model=sphere', { W, H: [[1, 0, 1], [0, 0, 1]] }, ['Column 1 of H, from 0, must not be zero: it is scaled to its length here.']],
  ['model=layerPeeled', { W, H: [[0, 0, 0], [0, 0, 0]] }, ['H must not be zero: it is scaled to its budget here.']],
])('a start of another model is told: %s %j', async (model, data, sentences) => {
  const link = `${model}&n=1,1,1&d=2`
  const { code, err } = await callLab(['run', link, '--initial', folder.write('other.json', data)])
  expect(code).toBe(2)
  for (const sentence of sentences) expect(err).toContain(sentence)
})

test('a start without the bias that the model has is told', async () => {
  const { code, err } = await callLab(['run', `${ulpm}&bias=free`, '--initial', folder.write('unbiased.json', { W, H })])
  expect([code, err]).toEqual([2, expect.stringContaining('b must be 3 numbers here; it is missing.')])
})

test.each([
  [['--until', 'x'], '--until must be times from 0 to 1e15, or rest; it was “x”.'],
  [['--until', '0'], '--until must be above 0.'],
  [['--at', '1,,2'], '--at must be times from 0 to 1e15, or end; it was “”.'],
  [['--at', '-1'], '--at must be times from 0 to 1e15, or end; it was “-1”.'],
  [['--at', '5', '--until', '4'], '--at 5 is after the end of the run, --until 4.'],
  [['--engine', 'cuda'], "argument 'cuda' is invalid. Allowed choices are loops, webgpu."],
  [['--json', '-', '--csv', '-'], '--json - and --csv - cannot both be the standard output.'],
  [['--json', '/no/such/folder/x.json'], '“/no/such/folder” is no folder to write into.'],
  [['--json', '/'], '“/” is a folder, not a file.'],
  [['--initial', '/no/such/file.json'], 'There is no file “/no/such/file.json”.'],
  [['--initial', '/'], '“/” is a folder, not a file.'],
  [['--foo'], "unknown option '--foo'"],
  [['--set', 'lambda=2'], 'Weight decay (lambda) must be a number from 1e-6 to 1; it was “2”.'],
])('what is wrong with the arguments is told before anything runs: %j', async (args, sentence) => {
  const { code, out, err } = await callLab(['run', '', ...args])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
})

test('a file is replaced as a whole, and nothing else is left in the folder', async () => {
  const path = folder.write('target/old.json', 'old')
  await run('', '--csv', path)
  expect(readFileSync(path, 'utf8')).toMatch(/^t,objective,/)
  expect(readdirSync(dirname(path))).toEqual(['old.json'])
})

test('what cannot be written is a failure, and leaves nothing', async () => {
  const path = folder.at('taken/run.json')
  mkdirSync(dirname(path))
  // The temporary file's name is taken: nothing may be overwritten.
  writeFileSync(`${path}.${process.pid}.tmp`, '')
  const { code, err } = await callLab(['run', '', '--json', path])
  expect([code, err]).toEqual([1, expect.stringMatching(/run\.json” cannot be written: /)])
  expect(existsSync(path)).toBe(false)
})
