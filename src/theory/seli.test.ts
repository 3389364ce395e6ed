import { expect, test } from 'vitest'
import { meanCosine, rowCosine } from '../math/cosines.ts'
import fixture from './fixtures/seli.json'
import { seliPrediction } from './seli.ts'

test.each(fixture.rows)('K_A = $KA, K_B = $KB, R = $R', (row) => {
  const counts = [...Array<number>(row.KA).fill(row.R * 3), ...Array<number>(row.KB).fill(3)]
  const K = counts.length
  const prediction = seliPrediction({ model: 'ulpm', counts, dimension: K - 1, values: {} })
  const [majority, minority] = [counts.map((_, k) => k).slice(0, row.KA), counts.map((_, k) => k).slice(row.KA)]
  const { classifiers, means } = prediction!
  const length = (k: number) => Math.hypot(...classifiers.data.subarray(k * (K - 1), (k + 1) * (K - 1)))
  const lengthH = (k: number) => Math.hypot(...means.data.subarray(k * (K - 1), (k + 1) * (K - 1)))
  const found = {
    cos_w_minority: meanCosine(classifiers, minority),
    cos_w_majority: meanCosine(classifiers, majority),
    cos_w_cross: rowCosine(classifiers, 0, classifiers, K - 1),
    cos_h_minority: meanCosine(means, minority),
    cos_h_majority: meanCosine(means, majority),
    cos_h_cross: rowCosine(means, 0, means, K - 1),
    w_ratio_min_maj: length(K - 1) / length(0),
    h_ratio_min_maj: lengthH(K - 1) / lengthH(0),
  }
  const wrong = Object.entries(found).filter(([name, value]) => {
    const expected = row[name as keyof typeof row] as number | null
    // 1e-9 relative to 1: closed form against closed form, through one small SVD.
    return value !== null && expected !== null && !(Math.abs(value - expected) < 1e-9)
  })
  expect(wrong).toEqual([])
})

test('there is no promise below d = K − 1', () => {
  expect(seliPrediction({ model: 'ulpm', counts: [2, 2, 2, 2], dimension: 2, values: {} })).toBeNull()
})
