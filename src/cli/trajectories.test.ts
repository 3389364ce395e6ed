import { expect, test } from 'vitest'
import { relativeDistance, flowCases } from '../engine/testing/flow-cases.ts'
import { toRows } from '../math/matrix.ts'
import { runSchema } from './output-schemas.ts'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()
// A busy machine takes many times the second or two of the slowest.

test.each(flowCases)('a given start follows the reference: $name', async ({ spec, start: [W, H], snapshots }) => {
  const initial = folder.write('start.json', { W: toRows(W), H: toRows(H) })
  const { lambdaW, lambdaH, budgetW, budgetH } = spec.values
  const knobs: Readonly<Record<string, string>> = {
    ulpm: '',
    weightDecay: `&lambda=${lambdaW}&lambdaH=${lambdaH}`,
    layerPeeled: `&cols=means&EW=${budgetW}&EH=${budgetH}`,
  }
  const link = `model=${spec.model}&n=${spec.counts.join(',')}&d=${spec.dimension}${knobs[spec.model]}&tol=1e-8`
  const times = snapshots.map(({ t }) => t)
  const args = ['--initial', initial, '--at', times.join(','), '--until', `${times.at(-1)}`, '--json', '-']
  const { code, out } = await callLab(['run', link, ...args])
  expect(code).toBe(0)
  const run = runSchema.parse(JSON.parse(out))
  expect(run.times.map(({ t }) => t)).toEqual(times)
  run.times.forEach(({ state }, i) => {
    const found = [state?.W?.flat() ?? [], state?.H?.flat() ?? []]
    // 1e-6 relative, the accuracy of this tolerance: 9e-7 was the largest seen. The reference is good to 1e-11.
    expect(relativeDistance(found, snapshots[i].state)).toBeLessThan(1e-6)
  })
})
