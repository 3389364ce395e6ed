import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matrix, type Matrix } from '../../../math/matrix.ts'
import { ProgramBuilder } from '../../../model/builder.ts'
import type { Program, Routine } from '../../../model/program.ts'
import { allCases, decayCase, randomState } from '../testing/cases.ts'
import { outputsByReferee, relativeError, ROUNDING, tolerance, worstEntry } from '../testing/compare.ts'
import { lateLogits, lateState } from '../testing/late.ts'
import { openedWebGPU } from '../testing/open.ts'
import type { Opened } from '../webgpu-device.ts'
import { compileFused } from './compile.ts'

let opened: Opened

beforeAll(async () => {
  opened = await openedWebGPU()
})

afterAll(() => opened.close())

async function outputsByFused(program: Program, routine: Routine, state: readonly Matrix[]): Promise<Float64Array[]> {
  const fused = await compileFused(opened.device, program, routine)
  fused.upload(state.map((block) => block.data))
  fused.run()
  const outputs = await fused.read()
  fused.dispose()
  return outputs
}

describe('a routine in one dispatch agrees with float64', () => {
  test.each(allCases())('$name', async ({ program }) => {
    const state = randomState(program, 11)
    for (const routine of [program.velocity, program.objective, program.retraction]) {
      if (routine === null) continue
      const actual = await outputsByFused(program, routine, state)
      const expected = await outputsByReferee(program, routine, state)
      actual.forEach((values, i) => expect(relativeError(values, expected[i])).toBeLessThan(tolerance(program)))
    }
  })
})

test('late in a run residuals and losses keep their digits', async () => {
  const { logits, targets } = lateLogits()
  const builder = new ProgramBuilder()
  builder.addLoss('crossEntropy', builder.state('Z', logits.rows, logits.cols), targets)
  const built = builder.build()
  const { objective, velocity } = built
  const columnLosses = { ...objective, outputs: [objective.instructions[0].out] }
  const program: Program = { ...built, objective: columnLosses }
  for (const routine of [columnLosses, velocity]) {
    const [actual] = await outputsByFused(program, routine, [logits])
    const [expected] = await outputsByReferee(program, routine, [logits])
    // Margins up to 80, see the same test of the primitives.
    expect(worstEntry(actual, expected)).toBeLessThan(ROUNDING * (80 + 12))
  }
})

test('a flow without decay at margin 40 has a velocity, and the right one', async () => {
  const { program } = decayCase([6, 6, 6, 6], 4, 0)
  const actual = await outputsByFused(program, program.velocity, lateState(40))
  const expected = await outputsByReferee(program, program.velocity, lateState(40))
  actual.forEach((values, i) => {
    expect(Math.hypot(...expected[i])).toBeGreaterThan(1e-18)
    expect(relativeError(values, expected[i])).toBeLessThan(ROUNDING * 100)
  })
})

test('five runs give the same bits', async () => {
  const { program } = allCases()[2]
  const state = randomState(program, 21)
  const first = await outputsByFused(program, program.velocity, state)
  for (let run = 1; run < 5; run++) expect(await outputsByFused(program, program.velocity, state)).toEqual(first)
})

test('another λ is loaded, not compiled', async () => {
  const [weak, strong] = [decayCase([4, 2], 3, 1e-3).program, decayCase([4, 2], 3, 1e-1).program]
  const state = randomState(weak, 2)
  const fused = await compileFused(opened.device, weak, weak.velocity)
  fused.upload(state.map((block) => block.data))
  fused.load(strong.velocity)
  fused.run()
  const expected = await outputsByReferee(strong, strong.velocity, state)
  const actual = await fused.read()
  actual.forEach((values, i) => expect(relativeError(values, expected[i])).toBeLessThan(tolerance(strong)))
  expect(() => fused.load(weak.objective)).toThrow(RangeError)
  fused.dispose()
})

test('what is not finite stays so', async () => {
  const { program } = decayCase([1, 1], 1)
  const state = [matrix(2, 1, [3e38, 1]), matrix(1, 2, [3e38, 1])]
  const [dW] = await outputsByFused(program, program.velocity, state)
  expect(Array.from(dW).every(Number.isFinite)).toBe(false)
})
