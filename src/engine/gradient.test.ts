import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../math/matrix.ts'
import { ProgramBuilder } from '../model/builder.ts'
import type { Program } from '../model/program.ts'
import { models } from '../model/registry.ts'
import { gaussianStart } from '../model/start.ts'
import { meanTargets } from '../model/targets.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { createSystem } from './system.ts'

/**
 * Relative distance of the velocity from minus the gradient by central differences of the objective, made
 * tangent. Step 1e-5: the truncation error is about 1e-10 and the rounding error 1e-16/1e-5 = 1e-11 of the
 * objective.
 */
function differenceError(program: Program, state: readonly Matrix[], tangent: Tangent = (_, __, v) => v): number {
  const system = createSystem(createLoopsBackend(), program)
  const velocity = system.velocity(state)
  const { velocity: same, objective } = system.judged(state)
  expect(same).toEqual(velocity)
  const alone = system.objective(state).data[0]
  expect(Math.abs(objective.data[0] - alone)).toBeLessThanOrEqual(1e-14 * alone)
  let wrong = 0
  let total = 0
  state.forEach((block, b) => {
    const slope = block.data.map((_, i) => {
      const at = (shift: number) => {
        const moved = block.data.slice()
        moved[i] += shift
        return system.objective(state.map((other, o) => (o === b ? { ...block, data: moved } : other))).data[0]
      }
      return (at(-1e-5) - at(1e-5)) / 2e-5
    })
    const expected = tangent(program.blocks[b].name, block, slope)
    expected.forEach((x, i) => (wrong += (x - velocity[b].data[i]) ** 2))
    slope.forEach((x) => (total += x ** 2))
  })
  return Math.sqrt(wrong / total)
}

/** The part of a slope of one block that keeps its constraint. */
type Tangent = (name: string, point: Matrix, slope: Float64Array) => Float64Array

/** v − n ⟨n, v⟩/⟨n, n⟩ over those entries that `line` puts together. */
function without(normal: Float64Array, v: Float64Array, line: (i: number) => number): Float64Array {
  const squares = new Map<number, number>()
  const overlaps = new Map<number, number>()
  v.forEach((x, i) => {
    squares.set(line(i), (squares.get(line(i)) ?? 0) + normal[i] ** 2)
    overlaps.set(line(i), (overlaps.get(line(i)) ?? 0) + normal[i] * x)
  })
  return v.map((x, i) => x - (normal[i] * (overlaps.get(line(i)) ?? 0)) / (squares.get(line(i)) ?? 1))
}

/** What each constrained model holds, written a second time and by hand. */
const tangents: Readonly<Record<string, (counts: readonly number[]) => Tangent>> = {
  sphere: () => (name, { cols, data }, v) => {
    if (name === 'b') return v
    return without(data, v, (i) => (name === 'W' ? Math.floor(i / cols) : i % cols))
  },
  layerPeeled: (counts) => (name, { cols, data }, v) => {
    if (name === 'b') return v
    const classes = counts.flatMap((n, k) => Array.from({ length: n }, () => k))
    return without(name === 'W' ? data : data.map((x, i) => x / counts[classes[i % cols]]), v, () => 0)
  },
}

const sizes = fc.record({
  counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
  dimension: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(),
  deviation: fc.double({ min: 0.1, max: 2, noNaN: true }),
})

const choices = fc.record({
  depth: fc.integer({ min: 1, max: 4 }),
  weight: fc.constantFrom(1, 2.5),
  loss: fc.constantFrom('crossEntropy', 'squaredError'),
  bias: fc.constantFrom('none', 'free', 'penalised'),
})

test.each(models.map((model) => [model.key, model] as const))(
  'the velocity of %s is minus the gradient, by finite differences, whatever is chosen',
  (key, model) => {
    fc.assert(
      fc.property(sizes, choices, ({ counts, dimension, seed, deviation }, { depth, weight, ...chosen }) => {
        const knobs = Object.fromEntries(model.knobs.map((knob, i) => [knob, 0.02 * (i + 1)]))
        const values = { ...knobs, depth: model.knobs.includes('depth') ? depth : 1 }
        const weights = counts.map((_, k) => (k % 2 === 0 ? 1 : weight))
        const spec = { model: model.key, counts, weights, dimension, values, choices: chosen }
        const program = model.build(spec)
        const system = createSystem(createLoopsBackend(), program)
        const start = system.retract(gaussianStart(program, spec, seed, deviation))
        // Two columns or more, else batch norm has nothing to normalise; a sphere of one dimension is two points.
        fc.pre(dimension > 1 || key !== 'sphere')
        expect(differenceError(program, start, tangents[key]?.(counts))).toBeLessThan(1e-6)
      }),
      { numRuns: 60 },
    )
  },
)

test('a bias is a block of its own, K × 1, and what no output needs is not computed', () => {
  const spec = { model: 'ulpm', counts: [3, 2], dimension: 2, values: {}, choices: { bias: 'free' } }
  const { blocks, shapes, velocity } = models.find(({ key }) => key === 'ulpm')!.build(spec)
  expect(blocks.map(({ name }) => name)).toEqual(['W', 'H', 'b'])
  expect(shapes[blocks[2].register]).toEqual({ rows: 2, cols: 1 })
  // W H, b 1ᵀ, G Hᵀ, Wᵀ G, G 1: the derivative by the ones themselves is left out.
  expect(velocity.instructions.filter(({ op }) => op === 'product')).toHaveLength(5)
})

test('the adjoints hold through transposes, repeated use, scaling and squared error', () => {
  const builder = new ProgramBuilder()
  const V = builder.state('V', 3, 4)
  const W = builder.state('W', 3, 4)
  const H = builder.state('H', 5, 3)
  const square = builder.product(V, W, true, false) // 4 × 4
  const both = builder.product(square, builder.scaled(0.7, W), true, true) // 4 × 3
  const logits = builder.product(both, H, false, true) // 4 × 5
  builder.addLoss('squaredError', logits, meanTargets([2, 1, 1, 1]))
  builder.addLoss('crossEntropy', logits, meanTargets([2, 1, 1, 1]))
  builder.addDecay(0.3, W)
  const program = builder.build()
  const state = program.blocks.map(({ register }, b) => {
    const { rows, cols } = program.shapes[register]
    return matrix(rows, cols, Float64Array.from({ length: rows * cols }, (_, i) => Math.sin(3 * i + b)))
  })
  expect(differenceError(program, state)).toBeLessThan(1e-7)
})
