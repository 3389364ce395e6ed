import { goalsOf } from '../goals.ts'
import type { BenchResult } from '../result.ts'

const timing = (engine: string, work: 'products' | 'gradient' | 'flow' | 'autodiff', seconds: number) => ({
  engine,
  work,
  seconds,
  quartiles: [0.9 * seconds, 1.1 * seconds] as [number, number],
  rounds: 7,
  ratio: seconds / 141e-6,
})

const sizes = [
  [4, 3, 20],
  [10, 16, 100],
  [100, 128, 20],
].map(([classes, dimension, count]) => ({
  classes,
  dimension,
  samples: classes * count,
  counts: Array.from({ length: classes }, () => count),
  timings: [
    timing('loops', 'products', 98e-6),
    timing('loops', 'gradient', 141e-6),
    timing('tfjs', 'flow', 0.0564),
    timing('tfjs webgpu', 'autodiff', 0.0862),
  ],
}))

const parts: BenchResult['parts'] = {
  cost: { sizes },
  rest: {
    horizon: 5e4,
    tolerance: 1e-3,
    curvature: 0.0344,
    rate: 57.6,
    ways: [
      { engine: 'loops', work: 'flow', gradients: 402, seconds: 0.088, rounds: 7, objective: 0.191380349, ratio: 1 },
      { engine: 'tfjs', work: 'flow', gradients: 402, seconds: 21.5, rounds: 1, objective: 0.191380349, ratio: 244 },
      { engine: 'tfjs wasm', work: 'autodiff', gradients: 868, seconds: 0.88, rounds: 1, objective: 0.191380319, ratio: 10 },
      { engine: 'tfjs webgpu', work: 'autodiff', gradients: 868, seconds: 74.8, rounds: 0, objective: null, ratio: 850 },
    ],
  },
  page: { skipped: 'No browser.' },
  sweep: { command: 'npm run -s lab -- sweep', runs: 4096, threads: 2, seconds: 14, perSecond: 293, map: 14 },
}

/** For tests: a result as a machine with a browser and no graphics device might give it. */
export const exampleResult: BenchResult = {
  version: 1,
  kind: 'benchmark',
  date: '2026-11-21T12:00:00.000Z',
  command: 'npm run bench',
  isQuick: false,
  machine: { processor: 'Some processor', cores: 2, memory: 2 ** 33, system: 'Linux 6 x64', node: '20.20.2', host: 'Chromium 156', load: 0.1 },
  engines: [
    { key: 'loops', name: 'float64 loops', precision: 'float64', adapter: null, software: false },
    { key: 'tfjs', name: 'TensorFlow.js WebGPU', precision: 'float32', adapter: 'google swiftshader', software: true },
  ],
  parts,
  goals: goalsOf(parts),
}
