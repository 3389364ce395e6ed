import { expect, test } from 'vitest'
import peeled from '../theory/fixtures/layer-peeled.json'
import optima from '../theory/fixtures/optima.json'
import decay from '../theory/fixtures/weight-decay.json'
import { callLab } from './testing/call-lab.ts'
import { theorySchema } from './theory-schema.ts'

/** The optimum that the command prints for a link. */
async function optimum(link: string) {
  const { code, out } = await callLab(['theory', link])
  expect(code).toBe(0)
  const { prediction } = theorySchema.parse(JSON.parse(out)).stretches[0]
  if (prediction === null) throw new Error(`no prediction: ${link}`)
  return prediction
}

/** Closed forms are met to 1e-9, relative to the value or to one where it is smaller. */
function expectClose(what: string, found: number | null | undefined, expected: number): void {
  const off = Math.abs((found ?? Infinity) - expected) / Math.max(1, Math.abs(expected))
  expect(off, `${what}: ${found} for ${expected}`).toBeLessThan(1e-9)
}

const finite = peeled.optima.flatMap((one) => (one.R === null ? [] : [{ ...one, R: one.R }]))
test.each(finite)('Layer-Peeled, $KA + $KB classes, R = $R, E_H = $EH, E_W = $EW', async (row) => {
  const { KA, KB, R, EH, EW } = row
  const found = await optimum(`model=layerPeeled&cols=means&K=${KA + KB}&KB=${KB}&R=${R}&EH=${EH}&EW=${EW}`)
  expectClose('loss', found.loss, row.loss)
  expectClose('w2 majority', found.norms.classifiers[0] ** 2, row.w2_majority)
  expectClose('w2 minority', found.norms.classifiers[KA] ** 2, row.w2_minority)
  expectClose('h2 majority', found.norms.means[0] ** 2, row.h2_majority)
  expectClose('h2 minority', found.norms.means[KA] ** 2, row.h2_minority)
  const { classifiers } = found.cosines
  expectClose('majority', classifiers.majority.value, row.cos_w_majority)
  if (row.minority_vectors_zero) {
    expect(classifiers.minority).toEqual({ value: null, reason: 'a vector has vanished and has no direction' })
    expect(found.regime).toBe('minorityVanished')
  } else {
    expectClose('minority', classifiers.minority.value, row.cos_w_minority ?? NaN)
    expectClose('cross', classifiers.cross.value, row.cos_w_cross ?? NaN)
    expectClose('minority means', found.cosines.means.minority.value, row.cos_h_minority ?? NaN)
  }
})

test.each(peeled.thresholds)('Layer-Peeled thresholds, $KA + $KB classes, E = $E', async ({ KA, KB, E, R0, R_vanish }) => {
  const { thresholds } = await optimum(`model=layerPeeled&cols=means&K=${KA + KB}&KB=${KB}&R=2&EH=${E}`)
  const ofR = thresholds.filter(({ parameter }) => parameter === 'imbalance')
  expectClose('R0', ofR[0].value, R0)
  expect(ofR.length).toBe(R_vanish === null ? 1 : 2)
  if (R_vanish !== null) expectClose('R_vanish', ofR[1].value, R_vanish)
  for (const { value, present, difference, ratio } of ofR) expect([present, difference, ratio]).toEqual([2, value - 2, value / 2])
})

const twoGroups = decay.rows.filter(({ type }) => type === 'imbalanced')
test.each(twoGroups)('weight decay, $KA × $nA and $KB × $nB samples, λ_W = $lamW, λ_H = $lamH', async (row) => {
  const { KA = 0, KB = 0, nB = 0, R = 0, lamW, lamH } = row
  const found = await optimum(`K=${KA + KB}&KB=${KB}&nB=${nB}&R=${R}&lambda=${lamW}&lambdaH=${lamH}`)
  expectClose('objective', found.objective, row.F ?? NaN)
  expectClose('loss + penalty', found.loss + found.penalty, row.F ?? NaN)
  expectClose('w2 majority', found.norms.classifiers[0] ** 2, row.w2_majority ?? NaN)
  expectClose('w2 minority', found.norms.classifiers[KA] ** 2, row.w2_minority ?? NaN)
  expectClose('h2 minority', found.norms.means[KA] ** 2, row.h2_minority ?? NaN)
  if (row.minority_vectors_zero !== true) expectClose('minority', found.cosines.classifiers.minority.value, row.cos_w_minority ?? NaN)
})

const deep = optima.tests.filter(({ id }) => id.startsWith('mse: ') && !id.startsWith('mse: scan'))
const heads = deep.flatMap(({ id, inputs, expected }) => (inputs?.lamW === undefined || expected?.objective === undefined ? [] : [{ id, inputs, expected }]))
test('every fixture of squared error has its inputs', () => expect(heads.length).toBeGreaterThan(10))

test.each(heads)('$id', async ({ inputs, expected }) => {
  const { ns, lamW, lamH, d, last_layer_bias: hasBias } = inputs as { ns: number[]; lamW: number[]; lamH: number; d: number; last_layer_bias: boolean }
  const bias = hasBias ? '&bias=free' : ''
  const found = await optimum(`n=${ns}&lambdas=${lamW}&lambdaH=${lamH}&d=${d}&loss=squaredError${bias}`)
  const { objective, layer_singvals, class_mean_norms, row_norms_of_product, bias: b } = expected as {
    readonly objective: number
    readonly layer_singvals: readonly (readonly number[])[]
    readonly class_mean_norms?: readonly number[]
    readonly row_norms_of_product?: readonly number[]
    readonly bias?: readonly number[]
  }
  expectClose('objective', found.objective, objective)
  expectClose('loss + penalty', found.loss + found.penalty, objective)
  layer_singvals.forEach((values, m) =>
    values.forEach((value, j) => expectClose(`s_${m},${j}`, found.layers?.[m][j] ?? 0, value)),
  )
  class_mean_norms?.forEach((norm, k) => expectClose(`h_${k}`, found.norms.means[k], norm))
  row_norms_of_product?.forEach((norm, k) => expectClose(`w_${k}`, found.norms.classifiers[k], norm))
  b?.forEach((value, k) => expectClose(`b_${k}`, found.bias?.[k], value))
})
