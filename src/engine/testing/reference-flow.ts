import { matrix, type Matrix } from '../../math/matrix.ts'
import type { Program } from '../../model/program.ts'
import { createLoopsBackend } from '../backends/loops.ts'
import { createSystem } from '../system.ts'

/**
 * For tests: the state at time T by the classical fourth-order Runge–Kutta method with `steps` equal
 * steps in float64: another method, another order and no step control, to hold the integrator against.
 */
export function referenceFlow(program: Program, start: readonly Matrix[], T: number, steps: number): Matrix[] {
  const system = createSystem(createLoopsBackend(), program)
  const h = T / steps
  let y: readonly Matrix[] = start.map(({ rows, cols, data }) => matrix(rows, cols, data.slice()))
  for (let i = 0; i < steps; i++) {
    const k1 = system.velocity(y)
    const k2 = system.velocity(system.combine([1, h / 2], [y, k1]))
    const k3 = system.velocity(system.combine([1, h / 2], [y, k2]))
    const k4 = system.velocity(system.combine([1, h], [y, k3]))
    y = system.retract(system.combine([1, h / 6, h / 3, h / 3, h / 6], [y, k1, k2, k3, k4]))
  }
  return [...y]
}
