import { expect, test } from 'vitest'
import { interleave, type Candidate } from './interleave.ts'

/** Work that waits, so that a turn of a given length is filled by some repetitions. */
function waiting(name: string, milliseconds: number, log: string[]): Candidate {
  return {
    name,
    run: async (times) => {
      log.push(name)
      await new Promise((resolve) => {
        setTimeout(resolve, milliseconds * times)
      })
      return 3 * times
    },
  }
}

test('candidates take turns, the first of a round changes, and a slow one has one turn', async () => {
  const log: string[] = []
  const candidates = [waiting('quick', 2, log), waiting('slow', 30, log), waiting('other', 2, log)]
  const patience = { rounds: 3, turn: 0.001, slow: 0.02 }
  const timings = await interleave(candidates, patience, () => {})
  expect(timings.map(({ rounds }) => rounds)).toEqual([3, 1, 3])
  // One run each to compile and one to find the repetitions, since every one fills a turn; then the rounds.
  const before = ['quick', 'quick', 'slow', 'slow', 'other', 'other']
  expect(log).toEqual([...before, 'quick', 'slow', 'other', 'other', 'quick', 'other', 'quick'])
  for (const { seconds, quartiles } of timings) {
    expect(seconds).toBeGreaterThan(0)
    expect(quartiles[0]).toBeLessThanOrEqual(seconds)
    expect(quartiles[1]).toBeGreaterThanOrEqual(seconds)
  }
  // A unit is a third of a repetition: a timer never fires more than a millisecond early.
  expect(timings[1].seconds).toBeGreaterThan((30 - 1) / 3 / 1000)
})

test('whoever listens can end it', async () => {
  const end = interleave([waiting('a', 1, [])], { rounds: 1, turn: 0.001, slow: 1 }, () => {
    throw new Error('enough')
  })
  await expect(end).rejects.toThrow('enough')
})
