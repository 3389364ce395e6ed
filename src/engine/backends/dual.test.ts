import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../math/matrix.ts'
import type { Program, Routine } from '../../model/program.ts'
import { execute } from '../execute.ts'
import { createDualPrimitives } from './dual.ts'
import { createLoopsBackend } from './loops.ts'
import { allCases, randomState } from './testing/cases.ts'

const duals = createDualPrimitives()
const loops = createLoopsBackend()

function shifted(state: readonly Matrix[], direction: readonly Matrix[], by: number): Matrix[] {
  return state.map(({ rows, cols, data }, b) => matrix(rows, cols, data.map((x, i) => x + by * direction[b].data[i])))
}

/** Relative distance of the slopes from central differences of the values. */
function differenceError(program: Program, routine: Routine, state: Matrix[], direction: Matrix[]): number {
  const inputs = state.map((value, b) => ({ value, slope: direction[b] }))
  const outputs = execute(duals, program, routine, inputs)
  const [up, down] = [1e-5, -1e-5].map((by) => execute(loops, program, routine, shifted(state, direction, by)))
  let wrong = 0
  let all = 0
  outputs.forEach(({ slope }, o) =>
    slope.data.forEach((x, i) => {
      const difference = (up[o].data[i] - down[o].data[i]) / 2e-5
      wrong += (x - difference) ** 2
      all += difference ** 2
    }),
  )
  return Math.sqrt(wrong / all)
}

test.each(allCases().filter(({ program }) => program.shapes.every(({ cols }) => cols < 100)))(
  'values and slopes of every routine: $name',
  ({ program }) => {
    const state = randomState(program, 21, 0.7)
    const direction = randomState(program, 22)
    const { objective, velocity, retraction, shown } = program
    for (const routine of [objective, velocity, retraction, shown]) {
      if (routine === null) continue
      const inputs = state.map((value, b) => ({ value, slope: direction[b] }))
      const values = execute(duals, program, routine, inputs).map(({ value }) => value)
      const exact = execute(loops, program, routine, state)
      values.forEach(({ data }, o) => data.forEach((x, i) => expect(x).toBeCloseTo(exact[o].data[i], 12)))
      // A step of 1e-5: 1e-10 by truncation, 1e-11 by rounding, relative to slopes of order one.
      expect(differenceError(program, routine, state, direction)).toBeLessThan(1e-7)
    }
  },
)

test('the slope of the velocity of a free model is a symmetric operator, minus the Hessian', () => {
  for (const { name, program } of allCases()) {
    if (program.retraction !== null || program.shapes.some(({ cols }) => cols > 100)) continue
    const state = randomState(program, 1)
    const [u, v] = [randomState(program, 2), randomState(program, 3)]
    const along = (direction: Matrix[]) =>
      execute(duals, program, program.velocity, state.map((value, b) => ({ value, slope: direction[b] })))
    const inner = (moved: { slope: Matrix }[], w: Matrix[]) =>
      moved.reduce((sum, { slope }, b) => sum + slope.data.reduce((total, x, i) => total + x * w[b].data[i], 0), 0)
    const [one, other] = [inner(along(u), v), inner(along(v), u)]
    expect(Math.abs(one - other), name).toBeLessThan(1e-10 * (1 + Math.abs(one)))
  }
})
