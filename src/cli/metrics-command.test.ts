import { expect, test } from 'vitest'
import fixture from '../metrics/fixtures/metrics.json'
import { quantities } from '../metrics/registry.ts'
import type { MetricsOutput } from './metrics-command.ts'
import { metricsSchema } from './output-schemas.ts'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()
const { input, expected } = fixture

async function measured(data: unknown): Promise<MetricsOutput> {
  const { code, out, err } = await callLab(['metrics', folder.write('input.json', data)])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return metricsSchema.parse(JSON.parse(out))
}

const transposed = (rows: readonly (readonly number[])[]) => rows[0].map((_, j) => rows.map((row) => row[j]))

/** The samples in another order, with their labels. */
function shuffled() {
  const order = input.labels.map((_, i) => i).toSorted((i, j) => ((7 * i) % 15) - ((7 * j) % 15))
  return { ...input, H: order.map((i) => input.H[i]), labels: order.map((i) => input.labels[i]) }
}

const { n: _n, labels: _labels, K: _K, D: _D, ...bare } = input
const shapes: Readonly<Record<string, unknown>> = {
  'as in the reference': input,
  'the whole reference file': fixture,
  'features d × N': { ...input, H: transposed(input.H) },
  'counts alone': { ...bare, n: input.n },
  'labels in any order': shuffled(),
  'labels in any order, without counts, features d × N': {
    ...bare,
    labels: shuffled().labels,
    H: transposed(shuffled().H),
  },
}

test.each(Object.entries(shapes))('the reference values to 1e-9: %s', async (_, data) => {
  const { quantities: values, ...rest } = await measured(data)
  expect(rest).toMatchObject({ classes: 4, dimension: 6, counts: input.n })
  const { weighted, unweighted } = expected
  // Every reference value, under our keys.
  const references: Readonly<Record<string, number>> = {
    ...byWeighting('Weighted', weighted),
    ...byWeighting('Unweighted', unweighted),
    nc1TraceTimesClasses: 4 * unweighted.nc1_trace_pinv_over_K,
    nc2Classifiers: expected.nc2_W,
    nc3Uncentred: expected.nc3_uncentred,
    classifierNormSpread: expected.equinorm_W_pop,
    classifierNormSpreadUnbiased: expected.equinorm_W_unb,
    classifierAngleSpread: expected.angle_W,
    cdnv: expected.cdnv,
    cdnvUnbiased: expected.cdnv_unbiased,
    nc4Agreement: expected.nc4_agreement,
  }
  // 1e-9: the accuracy that the references are published for.
  for (const [key, value] of Object.entries(references)) expect([key, values[key]]).toEqual([key, expect.closeTo(value, 9)])
})

function byWeighting(suffix: string, values: typeof expected.weighted): Record<string, number> {
  return {
    [`nc1Trace${suffix}`]: values.nc1_trace_pinv_over_K,
    [`nc1Quotient${suffix}`]: values.nc1_quotient,
    [`nc2Means${suffix}`]: values.nc2_means,
    [`nc3Product${suffix}`]: values.nc3_WM,
    [`nc3SelfDualitySquared${suffix}`]: values.nc3_selfdual_sq,
    [`nc3SelfDuality${suffix}`]: values.nc3_selfdual,
    [`meanNormSpread${suffix}`]: values.equinorm_means_pop,
    [`meanNormSpreadUnbiased${suffix}`]: values.equinorm_means_unb,
    [`meanAngleSpread${suffix}`]: values.angle_means,
    [`nc4Bias${suffix}`]: values.nc4_bias,
  }
}

test('what is not defined is null with its reason', async () => {
  const single = { W: [[1, 0], [0, 1], [-1, -1]], H: [[1, 0], [0, 1], [-1, -1]], n: [1, 1, 1] }
  const { quantities: values, reasons } = await measured(single)
  expect(values.cdnvUnbiased).toBeNull()
  expect(reasons.cdnvUnbiased).toMatch(/sample/)
  expect(Object.keys(reasons)).toEqual(Object.keys(values).filter((key) => values[key] === null))
  const inRegistry = quantities.map(({ key }) => key).filter((key) => key in values)
  expect(Object.keys(values)).toEqual(inRegistry)
})

test('a square H needs its layout, and takes it', async () => {
  const square = { W: [[1, 2], [3, 5]], H: [[1, 2], [4, 3]], n: [1, 1] }
  const { code, err } = await callLab(['metrics', folder.write('square.json', square)])
  expect(code).toBe(2)
  expect(err).toMatch(/H is square, so layout must say how it lies: "N x d" .* or "d x N"/)
  const byRow = await measured({ ...square, layout: 'N x d' })
  const byColumn = await measured({ ...square, layout: 'd x N', H: transposed(square.H) })
  expect(byColumn.quantities).toEqual(byRow.quantities)
  expect((await measured({ ...square, layout: 'd x N' })).quantities).not.toEqual(byRow.quantities)
})

test('a key that means nothing here is left aside with a warning', async () => {
  const { code, err } = await callLab(['metrics', folder.write('stray.json', { ...input, B: [1] })])
  expect([code, err]).toEqual([0, 'warning: There is no “B” here; it was left aside.\n'])
})

const ragged = [...input.H.slice(0, 14), [1]]
test.each([
  [{ ...input, H: undefined }, 'H must be a list of N rows of d numbers, or of d rows of N; it is missing.'],
  [{ ...input, H: [['NaN']] }, 'H[0][0] must be a number from -1e100 to 1e100; it was “NaN”.'],
  [{ ...input, H: ragged }, 'H[14] must have 6 numbers, as H[0] has; it was 1.'],
  [{ ...input, H: input.H.slice(1) }, 'H must be 15 x 6 (N x d) or 6 x 15 (d x N); it was 14 x 6.'],
  [{ ...input, layout: 'd x N' }, 'H must be 6 x 15 (d x N), as layout says; it was 15 x 6.'],
  [{ ...input, layout: 'rows' }, 'layout must be one of N x d, d x N; it was “rows”.'],
  [{ ...input, K: 5 }, 'K is 5, but W has 4 rows.'],
  [{ ...input, D: 5 }, 'D is 5, but W has 6 columns.'],
  [{ ...input, b: [1] }, 'b must have 4 numbers, one a class; it had 1.'],
  [{ ...input, b: [1, 2, 3, null] }, 'b[3] must be a number from -1e100 to 1e100; it was “null”.'],
  [{ ...input, n: [1, 2] }, 'n must have 4 counts, one for each row of W; it had 2.'],
  [{ ...input, n: [6, 4, 3, 0] }, 'n[3] must be a whole number from 1 on; it was “0”.'],
  [{ ...bare }, 'n (a count for each class) or labels must be given.'],
  [{ ...input, labels: input.labels.map((k) => k + 1) }, 'must be a whole number from 0 to 3; it was 4.'],
  [{ ...bare, labels: input.labels.map((k) => Math.min(k, 2)) }, 'no label is 3, though W has 4 rows.'],
  [{ ...input, labels: input.labels.map((k) => Math.min(k + 1, 3)) }, 'Every class needs a sample; no label is 0'],
  [{ ...input, labels: input.labels.toSpliced(0, 1, 3) }, 'n[0] is 6, but 5 labels are 0.'],
  [['x'], 'The document must be an object with H, W and n or labels; it was a list.'],
  [{ input: 3 }, 'The document must be an object with H, W and n or labels; it was “3”.'],
])('what does not fit is told: case %#', async (data, sentence) => {
  const { code, out, err } = await callLab(['metrics', folder.write('bad.json', data)])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(sentence)
})
