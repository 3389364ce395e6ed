import { expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { chartKinds } from '../experiment/charts.ts'
import { quantities } from '../metrics/registry.ts'
import { predict } from '../theory/registry.ts'
import { runTable, runTableCsv, runTableJson } from './run-table.ts'
import { Series } from './series.ts'
import { testEntries, testSpec } from './test-run.ts'

async function run(counts: readonly number[]) {
  const spec = testSpec(counts)
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(await testEntries(spec))
  return { recording, predictions: [predict(spec)] }
}

function parsed(csv: string) {
  const [head, ...lines] = csv.trimEnd().split('\n').map((line) => line.split(','))
  const column = (name: string) => lines.map((cells) => cells[head.indexOf(name)]).map((cell) => (cell === '' ? null : Number(cell)))
  return { head, column }
}

test('the CSV has the time and every quantity in the order of the registry, at every entry', async () => {
  const { recording, predictions } = await run([60, 60, 20, 20])
  const { head, column } = parsed(runTableCsv(runTable(recording, predictions)))
  expect(head).toEqual(['t', ...quantities.map(({ key }) => key)])
  expect(column('t')).toEqual(recording.entries.map(({ t }) => t))
})

test('every curve shows at the entries what the CSV says there', async () => {
  const { recording, predictions } = await run([60, 60, 20, 20])
  const { column } = parsed(runTableCsv(runTable(recording, predictions)))
  const set = new Series().of(recording, predictions, chartKinds.map(({ key }) => key))
  const step = (set.times.length - 1) / (recording.entries.length - 1)
  let compared = 0
  set.curves.forEach((curve, c) => {
    // A chart of groups has its lines in the order of the groups: majority, (across,) minority; another in that of its quantities.
    const { quantities: parts } = chartKinds[c]
    curve.lines.forEach((line, l) => {
      const key = parts.find((one) => parts.length === 1 || one.key.startsWith(line.role))?.key ?? parts[l].key
      column(key).forEach((value, i) => {
        const shown = line.values[i * step]
        if (value === null) expect(shown, key).toBeNaN()
        // Sums in another order: cosines differ by roundings.
        else expect(Math.abs(shown - value), `${key} ${i}`).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(value)))
        compared++
      })
    })
  })
  expect(compared).toBe(quantities.length * recording.entries.length)
})

test('what is not defined is empty in CSV and null in JSON, which has the link and the theory', async () => {
  const { recording, predictions } = await run([1, 1, 1, 1])
  const table = runTable(recording, predictions)
  expect(parsed(runTableCsv(table)).column('nc1TraceWeighted').every((value) => value === null)).toBe(true)
  const json = JSON.parse(runTableJson(table, recording, predictions, 'https://example.org/#R=2'))
  expect(json.link).toBe('https://example.org/#R=2')
  expect(json.quantities.nc1TraceWeighted.every((value: unknown) => value === null)).toBe(true)
  expect(json.quantities.objective).toEqual(table.rows.map((row) => row[1]))
  expect(json.t).toHaveLength(recording.entries.length)
  expect(json.stretches[0].theory.majorityClassifierCosine).toBeCloseTo(-1 / 3, 12)
})
