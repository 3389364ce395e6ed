import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { runSchema } from './output-schemas.ts'
import { sweepCellSchema, sweepSchema } from './sweep-schema.ts'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()
// A busy machine takes many times the second or two of the slowest.

/** A grid of 12 cells that take milliseconds; class counts put a comma into every link. */
const small = ['n=3,2,2&d=2', '--x', 'lambda=1e-2:1e-1:4', '--y', 'seed=1:3:3'] as const

async function sweep(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await callLab(['sweep', ...args, '--quiet'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

async function cellsOf(...args: readonly string[]): Promise<readonly z.infer<typeof sweepCellSchema>[]> {
  return sweepSchema.parse(JSON.parse(await sweep(...args, '--json', '-'))).cells ?? []
}

test('each cell is the run of its link, to the last bit', async () => {
  const cells = await cellsOf('R=1&nB=2&events=5:lambda=0.02', '--x', 'R=1:20:3', '--y', 'T=10:1e5:2')
  expect(cells.map(({ at }) => at)).toEqual(
    [10, 1e5].flatMap((T) => [1, 4.472135955, 20].map((R) => ({ R, T }))),
  )
  for (const { link, ending, t, gradients, quantities, predicted, atRest, reason } of cells) {
    const run = runSchema.parse(JSON.parse((await callLab(['run', link, '--json', '-'])).out))
    expect([ending, t, gradients]).toEqual([run.ending.kind, run.ending.t, run.evaluations])
    expect(quantities).toEqual(run.times.at(-1)?.quantities)
    expect([atRest, reason]).toEqual(atRest ? [run.ending.kind === 'rest', null] : [false, run.ending.sentence])
    const prediction = run.stretches.at(-1)?.prediction
    expect([predicted?.objective, predicted?.regime]).toEqual([prediction?.objective, prediction?.regime])
  }
  expect(cells.map(({ atRest }) => atRest)).toEqual([false, false, false, true, true, true])
})

test('the cells lie on both sides of the lines of theory', async () => {
  const keys = 'gap,minorityClassifierCosine'
  const cells = await cellsOf('K=4&nB=1&lambda=0.01', '--x', 'lambda=0.003:0.02:4', '--y', 'R=2:40:6', '--quantities', keys, '--set', 'T=1e6')
  const regimes = cells.map(({ predicted }) => predicted?.regime)
  expect(regimes).toContain('separated')
  expect(regimes).toContain('minorityMerged')
  for (const { atRest, at, predicted, quantities } of cells) {
    expect(atRest).toBe(true)
    const { symbol, ratio, value } = predicted?.nearest.R ?? {}
    // A ratio above 1: the line lies further on. R is whole here, n_B being 1.
    expect(ratio).toBeCloseTo((value as number) / Math.round(at.R), 12)
    const cosine = quantities?.minorityClassifierCosine as number
    const expected = predicted?.quantities.minorityClassifierCosine
    if (predicted?.regime === 'separated') {
      expect([symbol, (ratio as number) > 1]).toEqual(['R₀', true])
      // Rest is a gap of 1e-6 of the objective, so angles are right to its root and a margin.
      expect(Math.abs(cosine - (expected as number))).toBeLessThan(0.02)
      expect(cosine).toBeLessThan(0.99)
    }
    if (predicted?.regime === 'minorityMerged') {
      expect(expected).toBeCloseTo(1, 9)
      expect(cosine).toBeGreaterThan(0.99)
    }
  }
})

test('the example of the documentation comes out as it says', async () => {
  const section = readFileSync('docs/command-line.md', 'utf8').split('## sweep\n')[1].split('\n## ')[0]
  const [, link, rest] = /lab -- sweep '([^']*)' (.*)\n/.exec(section) ?? []
  const table = section.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -1).split('|').map((cell) => cell.trim()))
  const [columns, , ...rows] = table
  const [head, ...written] = (await sweep(link, ...rest.split(' '))).trimEnd().split('\n').map((line) => line.split(','))
  const digits: Readonly<Record<string, (value: number) => string>> = {
    R: (value) => String(Number(value.toPrecision(6))),
    'R.threshold': (value) => value.toFixed(2),
  }
  const rounded = written.map((row) =>
    columns.map((name) => {
      const text = row[head.indexOf(name)]
      return text === '' || !Number.isFinite(Number(text)) ? text : (digits[name]?.(Number(text)) ?? Number(text).toFixed(3))
    }),
  )
  expect(rounded).toEqual(rows)
})

test('all formats say the same', async () => {
  const keys = ['--quantities', 'minorityMeanCosine, objective']
  const document = sweepSchema.parse(JSON.parse(await sweep(...small, ...keys, '--json', '-')))
  expect(document.axes).toEqual([
    { parameter: 'lambdaW', link: 'lambda', values: [0.01, 0.0215443469003, 0.0464158883361, 0.1] },
    { parameter: 'seed', link: 'seed', values: [1, 2, 3] },
  ])
  expect([document.quantities, document.shard]).toEqual([['objective', 'minorityMeanCosine'], { index: 1, of: 1 }])
  const [head, ...lines] = (await sweep(...small, ...keys, '--jsonl', '-')).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)
  const { shard: _, cells = [], ...rest } = document
  expect(head).toEqual(rest)
  expect(lines.map((line) => sweepCellSchema.parse(line))).toEqual(cells)
  const [columns, ...rows] = (await sweep(...small, ...keys, '--csv', '-')).trimEnd().split('\n')
  expect(columns).toBe(
    'index,lambda,seed,link,ending,atRest,reason,t,gradients,objective,minorityMeanCosine,' +
      'predicted.objective,predicted.certificate,predicted.regime,predicted.minorityMeanCosine,' +
      'lambda.threshold,lambda.thresholdRatio,seed.threshold,seed.thresholdRatio',
  )
  rows.forEach((row, i) => {
    const { index, at, link, ending, atRest, t, gradients, quantities, predicted } = cells[i]
    const { objective, certificate, regime, quantities: expected, nearest } = predicted as NonNullable<typeof predicted>
    expect(row).toBe(
      [
        [index, at.lambda, at.seed, `"${link}"`, ending, atRest, '', t, gradients, quantities?.objective, quantities?.minorityMeanCosine],
        [objective, certificate, regime, expected.minorityMeanCosine, nearest.lambda?.value, nearest.lambda?.ratio, '', ''],
      ].flat().join(','),
    )
  })
})

test.each(['csv', 'jsonl'])('shards concatenate to the whole: %s', async (format) => {
  const whole = await sweep(...small, `--${format}`, '-')
  for (const of of [1, 2, 5, 17]) {
    let joined = ''
    for (let index = 1; index <= of; index++) joined += await sweep(...small, `--${format}`, '-', '--shard', `${index}/${of}`)
    expect(joined).toBe(whole)
  }
  const headed = await sweep(...small, `--${format}`, '-', '--shard', '2/2', '--header')
  expect(headed.split('\n')).toEqual(whole.split('\n').filter((_, i) => i === 0 || i > 6))
})

test('each shard is a document of its own in JSON', async () => {
  const part = sweepSchema.parse(JSON.parse(await sweep(...small, '--json', '-', '--shard', '2/3')))
  expect([part.shard, part.cells?.map(({ index }) => index)]).toEqual([{ index: 2, of: 3 }, [4, 5, 6, 7]])
})

test.each(['csv', 'jsonl', 'json'])('a file cut anywhere is completed to the same bytes: %s', async (format) => {
  const path = folder.at(`cut.${format}`)
  const resume = () => sweep(...small, '--quantities', 'objective', `--${format}`, path, '--resume')
  await resume()
  const whole = readFileSync(path)
  const lineEnd = whole.indexOf('\n', whole.length / 2) + 1
  for (const bytes of [0, 5, whole.indexOf('\n') + 1, lineEnd - 1, lineEnd, lineEnd + 1, lineEnd + 20, whole.length - 1, whole.length]) {
    truncateSync(path, bytes)
    await resume()
    expect([bytes, readFileSync(path, 'utf8')]).toEqual([bytes, whole.toString('utf8')])
  }
})

test.each(['csv', 'jsonl', 'json'])('what is there is kept, also behind a gap, and only what is missing is computed: %s', async (format) => {
  const path = folder.at(`gap.${format}`)
  const args = [...small, '--quantities', 'objective', `--${format}`, path, '--shard', '2/2', '--resume', '--header']
  await sweep(...args)
  // Marked by a reason, which nothing that is computed here has.
  const marked = (line: string) => (format === 'csv' ? line.replace(',rest,true,,', ',rest,true,kept,') : line.replace('"reason":null', '"reason":"kept"'))
  const lines = readFileSync(path, 'utf8').split('\n').map(marked)
  const rows = lines.slice(1, 7)
  expect(rows.filter((row) => row.includes('kept'))).toHaveLength(6)
  // The first, fourth and fifth of six are lost.
  writeFileSync(path, [lines[0], rows[1], rows[2], rows[5], ...lines.slice(7)].join('\n'))
  await sweep(...args)
  const after = readFileSync(path, 'utf8').split('\n').slice(1, 7)
  expect(after.map((row) => row.includes('kept'))).toEqual([false, true, true, false, false, true])
  const plain = (row: string) => row.replace('true,kept,', 'true,,').replace('"reason":"kept"', '"reason":null')
  expect(after.map(plain)).toEqual(rows.map(plain))
})

test('an interrupted sweep writes what is done, and goes on from there', async () => {
  const path = folder.at('interrupted.json')
  const args = ['sweep', 'K=3&nB=1&tol=1e-5', '--x', 'seed=1:120:120', '--quantities', 'objective', '--json', path]
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 200)
  const { code, err } = await callLab(args, controller.signal)
  const part = sweepSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const done = part.cells?.length ?? 0
  expect(code).toBe(130)
  expect(err).toBe(
    `${done} of 120 cells${done > 0 ? `: ${done} at rest` : ''}.\nwarning: The sweep was interrupted; the same command with --resume goes on.\n`,
  )
  expect(done).toBeLessThan(120)
  expect(part.cells?.map(({ index }) => index)).toEqual([...Array(done).keys()])
  expect(await callLab([...args, '--resume'])).toMatchObject({ code: 0, err: expect.stringMatching(/(^|\n)120 cells: 120 at rest\.\n$/) })
  const { cells } = sweepSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(cells?.map(({ index }) => index)).toEqual([...Array(120).keys()])
  expect(cells?.slice(0, done)).toEqual(part.cells)
})

test('cells that are not allowed say why, and the others run', async () => {
  const args = ['sweep', 'K=3&T=20', '--x', 'KB=0:3:4', '--y', 'R=2:3e3:2', '--csv', folder.at('some.csv')]
  const { code, err } = await callLab(args)
  expect([code, err]).toEqual([0, '8 cells: 6 with values that are not allowed together, 2 at the horizon before rest.\n'])
  const cells = await cellsOf('K=3&T=20', ...args.slice(2, 6))
  expect(cells.map(({ ending, reason }) => `${ending}: ${reason}`)).toEqual([
    'notAllowed: There is no minority class: K_B is 0.',
    'horizon: The run ended at its horizon, t = 20.',
    'horizon: The run ended at its horizon, t = 20.',
    'notAllowed: At most 2 of 3 classes can be minority classes; it was 3.',
    'notAllowed: There is no minority class: K_B is 0.',
    'notAllowed: That would be 120,020 samples; at most 20,000 are allowed.',
    'notAllowed: That would be 60,040 samples; at most 20,000 are allowed.',
    'notAllowed: At most 2 of 3 classes can be minority classes; it was 3.',
  ])
  expect(cells[0]).toMatchObject({ atRest: false, t: null, gradients: 0, quantities: null, predicted: null })
})

test('a run that diverges is a cell like any other', async () => {
  const cells = await cellsOf('method=descent&nB=1', '--x', 'rate=2:1e4:2')
  expect(cells.map(({ ending, atRest }) => [ending, atRest])).toEqual([['rest', true], ['diverged', false]])
  expect(cells[1].reason).toMatch(/^Gradient descent diverged /)
})

test('lengths that grow for ever are not predicted, and never at rest', async () => {
  const [cell] = await cellsOf('model=ulpm&nB=1', '--x', 'T=100:1e4:1', '--quantities', 'majorityClassifierCosine,majorityMeanNorm')
  expect([cell.ending, cell.predicted?.scale, cell.predicted?.quantities.majorityMeanNorm]).toEqual(['horizon', 'direction', null])
  expect(cell.predicted?.quantities.majorityClassifierCosine).toBeCloseTo(-1 / 3, 9)
})

test('a file of another sweep is left as it is', async () => {
  const path = folder.at('other.csv')
  const args = ['n=3,2,2&d=2', '--x', 'lambda=1e-2:1e-1:2', '--csv', path, '--quantities', 'objective']
  await sweep(...args)
  const before = readFileSync(path, 'utf8')
  const refused = async (sentence: string, ...changed: readonly string[]) => {
    const { code, err } = await callLab(['sweep', ...changed])
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
    expect(readFileSync(path, 'utf8')).toBe(before)
  }
  await refused('is there already: --resume goes on with it; else remove it, or write to another file.', ...args)
  await refused('holds something else than this sweep: cell 0 is “n=3,2,2&lambda=0.01&d=2” there. Nothing was done.', 'n=3,2,1&d=2', ...args.slice(1), '--resume')
  await refused('its head is not the same', ...args.slice(0, -1), 'gap', '--resume')
  await refused('its head is not the same', ...args.slice(0, 3), '--jsonl', path, '--resume')
  await refused('cell 1 is not at its place', ...args, '--resume', '--shard', '1/2')
})

const one = ['R=2', '--x', 'lambda=1e-2:1e-1:2']
test.each([
  [['R=2'], "required option '--x <axis>' not specified"],
  [one, 'A sweep is written to one file: --csv file, --json file or --jsonl file.'],
  [[...one, '--csv', '-', '--json', '-'], 'A sweep is written to one file'],
  [[...one, '--csv', '/no/such/folder/x.csv'], '“/no/such/folder” is no folder to write into.'],
  [[...one, '--csv', '-', '--resume'], '--resume needs a file; the standard output is not kept.'],
  [[...one, '--csv', '-', '--y', 'weightDecay=1e-3:1e-2:2'], '--x and --y must be two parameters; both were lambda.'],
  [[...one, '--csv', '-', '--shard', '0/3'], '--shard must be i/n, part i of n with 1 ≤ i ≤ n; it was “0/3”.'],
  [[...one, '--csv', '-', '--workers', '1.5'], '--workers must be a whole number from 1 to 256; it was “1.5”.'],
  [[...one, '--csv', '-', '--quantities', 'objective,minorityCosine'], 'there is no quantity “minorityCosine”. Keys near it: minorityMeanCosine, '],
  [[...one, '--csv', '-', '--set', 'R=0'], 'Imbalance ratio (R) must be'],
  [['R=2', '--x', 'EH=1:5:3', '--csv', '-'], 'No cell of this sweep can run. Weight decay holds the lengths here.'],
  [['n=3,2,2', '--x', 'R=1:5:3', '--csv', '-'], 'No cell of this sweep can run. The class counts are given one by one; clear them to use this.'],
])('what is wrong with the arguments is told before anything runs: %j', async (args, sentence) => {
  const { code, out, err } = await callLab(['sweep', ...args])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
})

test('nothing is written before the arguments are found right', async () => {
  const path = folder.at('never.csv')
  await callLab(['sweep', ...one, '--csv', path, '--workers', 'many'])
  expect(existsSync(path)).toBe(false)
})
