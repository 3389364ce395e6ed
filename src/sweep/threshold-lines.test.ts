import { expect, test } from 'vitest'
import { resolve, specOf, type Experiment } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import type { Values } from '../experiment/values.ts'
import { predict } from '../theory/registry.ts'
import type { AxisRange } from './axis.ts'
import { thresholdLines, type Plane, type ThresholdLine } from './threshold-lines.ts'

const experiment: Experiment = { version: 1, values: { classes: 4, minorityCount: 1 }, events: [] }
const x: AxisRange = { key: 'lambdaW', from: 1e-4, to: 1e-1, count: 8, spacing: 'log' }
const y: AxisRange = { key: 'imbalance', from: 1, to: 1000, count: 8, spacing: 'log' }

function linesOf(plane: Plane): { readonly lines: readonly ThresholdLine[]; readonly problem: string | null } {
  const steps = thresholdLines(plane)
  let lines: readonly ThresholdLine[] = []
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return { lines, problem: value }
    lines = value
  }
}

function regimeAt(values: Values) {
  const own = { ...experiment, values: { ...experiment.values, ...values } }
  const spec = specOf(resolve(own.values))
  return predict(spec, splitOf(own, spec))?.regime
}

test('the optimum has another regime on the two sides of a line, wherever the line lies in the plane', () => {
  const { lines } = linesOf({ experiment, x, y })
  expect(new Set(lines.map(({ parameter, symbol }) => `${parameter} ${symbol}`))).toEqual(
    new Set(['lambda λ₀', 'lambda λ₁', 'lambda λ₂', 'R R₀', 'R R₁', 'R R₂']),
  )
  let sides = 0
  for (const { parameter, points } of lines) {
    // Every eighth will do; at R = 1 exactly there is no minority.
    for (const [lambdaW, imbalance] of points.filter((_, i) => i % 8 === 1)) {
      if (lambdaW < 1e-4 || lambdaW > 0.1 || imbalance < 1.01 || imbalance > 1000) continue
      // R n_B is a whole number, n_B is 1.
      const [below, above] =
        parameter === 'R'
          ? [{ lambdaW, imbalance: Math.floor(imbalance) }, { lambdaW, imbalance: Math.ceil(imbalance) }]
          : [{ lambdaW: lambdaW * (1 - 1e-3), imbalance }, { lambdaW: lambdaW * (1 + 1e-3), imbalance }]
      expect(regimeAt(below)).not.toBe(regimeAt(above))
      sides++
    }
  }
  expect(sides).toBeGreaterThan(20)
})

test('where theory says nothing there are no lines, and what is no axis is told', () => {
  const silent = { ...experiment, values: { ...experiment.values, counts: [5, 4, 3, 2], classes: 4 } }
  expect(linesOf({ experiment: silent, x, y })).toEqual({ lines: [], problem: null })
  expect(linesOf({ experiment, x: { ...x, from: 0.5, to: -1 }, y })).toEqual({
    lines: [],
    problem: expect.stringContaining('Weight decay') as string,
  })
})
