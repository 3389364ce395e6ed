import { test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { longestRow, } from '../math/cosines.ts'
import { predict } from '../theory/registry.ts'
import { Series } from './series.ts'
import { testEntries, testSpec } from './test-run.ts'

const cases: [string, number[], number, number][] = [
  ['balanced', [20,20,20,20], 2.3e-3, 3],
  ['R20', [400,400,20,20], 2.3e-3, 3],
  ['R60', [1200,1200,20,20], 2.3e-3, 3],
  ['zero', [20,20,20,20], 0.08, 3],
  ['vanish', [20,20,5,5], 0.075, 3],
  ['vanish2', [2000,2000,20,20], 2.3e-3, 3],
  ['K10', Array.from({length:10},()=>20), 2.3e-3, 9],
]
test.each(cases)('%s', async (name, counts, lambda, d) => {
  const spec = testSpec(counts, lambda, d)
  const entries = await testEntries(spec)
  const p0 = performance.now(); const p = predict(spec); const p1 = performance.now()
  const r = new Recording(); r.addLayout(layoutOf(spec)); r.push(entries)
  new Series().of(r)
  const t0 = performance.now()
  const set = new Series().of(r)
  const t1 = performance.now()
  const f = r.frameAt(r.end(), null)!
  console.log(name, p?.regime, 'entries', entries.length, 'points', set.times.length, 'ms', (t1-t0).toFixed(1), 'predict', (p1-p0).toFixed(1), 'T', r.end(), 'gap', p!.gap)
  console.log('rows', Array.from({length: f.classifiers.rows}, (_, k) => Math.hypot(...f.classifiers.data.subarray(k*d,k*d+d)).toFixed(4)).join(' '), longestRow(r.frameAt(0,null)!.classifiers))
  for (const c of set.curves) for (const l of [...c.lines, ...c.theory]) console.log('  ', c.key, l.label, l.role, l.values[0], l.values.at(-1), ['low' in l ? l.low!.at(-1) : '', 'high' in l ? l.high!.at(-1) : ''].join(' '))
})
