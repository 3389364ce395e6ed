import { describe, expect, it } from 'vitest'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { MapView } from '../experiment/map-view.ts'
import { thresholdLines, type ThresholdLine } from '../sweep/threshold-lines.ts'
import { hysteresisBands, phaseLines } from './map-lines.ts'
import { mapPlan, type MapPlan } from './map-sweep.ts'

const map: MapView = {
  x: { parameter: 'lambdaW', from: 1e-3, to: 0.1, scale: 'log' },
  y: { parameter: 'imbalance', from: 1, to: 10, scale: 'log' },
  quantity: 'gap',
  cells: 16,
  oneColumn: false,
}

function linesOf(plan: MapPlan): readonly ThresholdLine[] {
  let lines: readonly ThresholdLine[] = []
  for (const next of thresholdLines(plan.plane)) lines = next
  return lines
}
const planOf = (values: Experiment['values']) => mapPlan(map, { ...openingExperiment, values }) as MapPlan

describe('phaseLines', () => {
  it('has both families of thresholds on one curve: R₀ = (1/(λ√n_B) − K_B)/K_A', () => {
    const plan = planOf({ minorityCount: 2 })
    const [x, y] = [plan.x.values, plan.y.values]
    const merging = phaseLines(plan, linesOf(plan)).filter(({ name }) => name === 'minority classifiers merge')
    expect(merging.length).toBeGreaterThan(1)
    let checked = 0
    for (const [column, row] of merging.flatMap(({ points }) => points)) {
      // What is prolonged beyond the middles of the outermost cells is a straight line.
      if (row < 0 || row > 15 || column < 0 || column > 15) continue
      const [lambda, R] = [x[0] * (x[15] / x[0]) ** (column / 15), y[0] * (y[15] / y[0]) ** (row / 15)]
      const R0 = (1 / (lambda * Math.sqrt(2)) - 2) / 2
      // Thresholds are right to rounding; values of an axis have 12 digits.
      expect(R / R0).toBeCloseTo(1, 8)
      checked++
    }
    expect(checked).toBeGreaterThan(30)
  })

  it('goes on to the edge of the plane', () => {
    const plan = planOf({ minorityCount: 2 })
    const rows = phaseLines(plan, linesOf(plan)).flatMap(({ points }) => points.map(([, row]) => row))
    expect(Math.max(...rows)).toBeGreaterThanOrEqual(15.5)
  })

  it('has the end of a metastable branch as a line of its own, and a band between it and the death', () => {
    const plan = planOf({ depth: 2, loss: 'squaredError' })
    const raw = linesOf(plan)
    const lines = phaseLines(plan, raw)
    expect(new Set(lines.filter(({ isSpinodal }) => isSpinodal).map(({ name }) => name))).toEqual(new Set(['the metastable branch ends']))
    expect(lines.some(({ isSpinodal }) => !isSpinodal)).toBe(true)
    const bands = hysteresisBands(plan, raw)
    expect(bands.length).toBeGreaterThan(0)
    for (const { outline } of bands) expect(outline.flat().every(Number.isFinite)).toBe(true)
  })

  it('calls a boundary by one name, from whichever side it is told', () => {
    const line = (symbol: string, meaning: string): ThresholdLine => ({ symbol, meaning, parameter: 'R', points: [[0.01, 2], [0.02, 3]] })
    const names = phaseLines(planOf({}), [
      line('R₀', 'minority classifiers merge'),
      line('R₀′', 'minority classifiers come apart'),
      line('E_H₀', 'below it minority classifiers merge'),
      line('R₂′', 'everything appears'),
    ]).map(({ name }) => name)
    expect(names).toEqual(['minority classifiers merge', 'minority classifiers merge', 'minority classifiers merge', 'everything collapses to zero'])
  })

  it('leaves out what no line can be drawn through', () => {
    expect(phaseLines(planOf({}), [{ symbol: 'R₀', meaning: '', parameter: 'R', points: [[0.01, 2]] }])).toEqual([])
  })
})
