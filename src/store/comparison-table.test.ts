import { beforeAll, expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { predict } from '../theory/registry.ts'
import { comparisonCsv, comparisonJson, type Told } from './comparison-table.ts'
import { differenceCurve } from './difference-curve.ts'
import { runTable } from './run-table.ts'
import { testEntries, testSpec } from './test-run.ts'

let even: Told, uneven: Told, three: Told
beforeAll(async () => {
  ;[even, uneven, three] = await Promise.all([run([9, 9, 9, 9]), run([27, 27, 9, 9]), run([9, 9, 9])])
})

/** The beginning of a run. */
async function run(counts: readonly number[]): Promise<Told> {
  const spec = testSpec(counts)
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push((await testEntries(spec)).slice(0, 12))
  return { recording, predictions: [predict(spec)] }
}

test('the CSV has both runs at their own moments, and how far they are apart there', () => {
  const runs = { A: even, B: uneven }
  const [head, ...rows] = comparisonCsv(runs).trimEnd().split('\n').map((line) => line.split(','))
  for (const side of ['A', 'B'] as const) {
    const { recording, predictions } = runs[side]
    const own = rows.filter(([first]) => first === side)
    const table = runTable(recording, predictions)
    expect(head).toEqual(['side', 't', 'difference', ...table.names.slice(1)])
    expect(own.map(([, t, , ...values]) => [t, ...values])).toEqual(table.rows.map((row) => row.map((value) => String(value ?? ''))))
    const drawn = differenceCurve(runs.A.recording, runs.B.recording, Float64Array.from(recording.entries, ({ t }) => t)).lines[0].values
    // The curve has few enough moments here to be computed at each of them.
    own.forEach(([, , difference], i) => expect(Number(difference)).toBeCloseTo(drawn[i], 12))
  }
  const json = JSON.parse(comparisonJson(runs, 'https://example.org/#vs=R=3'))
  expect([json.kind, json.link]).toEqual(['comparison', 'https://example.org/#vs=R=3'])
  expect(json.B.difference).toEqual(rows.filter(([side]) => side === 'B').map(([, , difference]) => Number(difference)))
  expect(json.B.quantities.objective).toEqual(runTable(runs.B.recording, runs.B.predictions).rows.map((row) => row[1]))
})

test('runs with other numbers of classes have no difference in the file', () => {
  const runs = { A: even, B: three }
  const [head, ...rows] = comparisonCsv(runs).trimEnd().split('\n').map((line) => line.split(','))
  expect(rows.every((row) => row[head.indexOf('difference')] === '')).toBe(true)
  expect(JSON.parse(comparisonJson(runs, '')).A.difference[0]).toBeNull()
})
