import { expect, it } from 'vitest'
import { noRun, type RunStatus } from '../store/state.ts'
import { createCalmListener } from './calm-listener.ts'

function listening() {
  let time = 0
  const told: RunStatus[] = []
  const listener = createCalmListener(
    () => time,
    ({ run }) => run !== undefined && told.push(run),
  )
  return { listener, told, at: (ms: number) => (time = ms) }
}

it('tells progress five times a second at most', () => {
  const { listener, told, at } = listening()
  for (let ms = 0; ms <= 1000; ms += 10) {
    at(ms)
    listener.run({ ...noRun, computed: ms })
  }
  expect(told.map(({ computed }) => computed)).toEqual([0, 200, 400, 600, 800, 1000])
})

it('tells news at once: a notice, an ending, a new run', () => {
  const { listener, told, at } = listening()
  const notice: RunStatus = { ...noRun, computed: 5, notice: 'The device was lost.' }
  const ending = { kind: 'rest', t: 6, sentence: 'At rest.' } as const
  for (const [i, run] of [{ ...noRun, computed: 4 }, notice, { ...notice, ending }, noRun].entries()) {
    at(i)
    listener.run(run)
  }
  expect(told).toHaveLength(4)
})
