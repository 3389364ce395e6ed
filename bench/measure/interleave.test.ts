import { expect, test } from 'vitest'
import { interleave, type Candidate } from './interleave.ts'

/** A clock that only work moves on; `log` holds the names and repetitions of what has run. */
function workshop() {
  const log: [string, number][] = []
  let time = 0
  const candidate = (name: string, takes: (times: number) => number, units = 1): Candidate => ({
    name,
    run: (times) => {
      log.push([name, times])
      time += takes(times)
      return Promise.resolve(units * times)
    },
  })
  return { log, candidate, now: () => time }
}

const quiet = () => {}

test('candidates take turns, the first of a round changes, and a slow one has one turn', async () => {
  const { log, candidate, now } = workshop()
  const candidates = [
    candidate('quick', (times) => 2 * times),
    candidate('slow', (times) => 30 * times, 3),
    candidate('other', (times) => 5 * times),
  ]
  const timings = await interleave(candidates, { rounds: 3, turn: 0.004, slow: 0.02 }, quiet, now)
  expect(timings.map(({ rounds }) => rounds)).toEqual([3, 1, 3])
  // One run to compile, and where that was not slow one turn more; then the rounds.
  const before = ['quick', 'quick', 'slow', 'other', 'other']
  expect(log.map(([name]) => name)).toEqual([...before, 'quick', 'slow', 'other', 'other', 'quick', 'other', 'quick'])
  // Seconds for a unit, of which the slow one does three at a time; exact but for rounding.
  expect(timings.map(({ seconds }) => seconds)).toEqual([0.002, 0.01, 0.005].map((x) => expect.closeTo(x, 12)))
})

test('work is repeated until it fills a turn, also where the machine stood still at first', async () => {
  const { log, candidate, now } = workshop()
  let runs = 0
  const hiccup = candidate('a', (times) => (runs++ < 2 ? 12 : 2 * times))
  const [timing] = await interleave([hiccup], { rounds: 3, turn: 0.02, slow: 1 }, quiet, now)
  // To compile, a turn that seems full, one that is doubled until it takes ten milliseconds, and two like it.
  expect(log.map(([, times]) => times)).toEqual([1, 1, 1, 2, 4, 8, 8, 8])
  expect(timing.seconds).toBeCloseTo(0.002, 12)
})

test('the middle round counts, and the quartiles about it', async () => {
  const { candidate, now } = workshop()
  let runs = 0
  // After the two runs before: 10, 20, 30, 40, 50 ms.
  const uneven = candidate('a', () => 10 * Math.max(1, ++runs - 2))
  const [timing] = await interleave([uneven], { rounds: 5, turn: 0.002, slow: 1 }, quiet, now)
  expect([timing.quartiles[0], timing.seconds, timing.quartiles[1]].map((x) => Math.round(1000 * x))).toEqual([20, 30, 40])
})

test('whoever listens can end it', async () => {
  const { candidate, now } = workshop()
  const tell = () => {
    throw new Error('enough')
  }
  await expect(interleave([candidate('a', () => 1)], { rounds: 1, turn: 0.001, slow: 1 }, tell, now)).rejects.toThrow('enough')
})
