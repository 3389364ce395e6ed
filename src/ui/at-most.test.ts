import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { atMost } from './at-most.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('acts at once, then at most once in the time given, and never loses the last', () => {
  const act = vi.fn<() => void>()
  const calm = atMost(200, act)
  calm.ask()
  expect(act).toHaveBeenCalledTimes(1)
  for (let ms = 0; ms < 1000; ms += 20) {
    calm.ask()
    vi.advanceTimersByTime(20)
  }
  expect(act).toHaveBeenCalledTimes(6)
  vi.advanceTimersByTime(1000)
  const total = act.mock.calls.length
  expect(total).toBeLessThanOrEqual(7)
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(total)
})

it('forgets what was asked for when stopped', () => {
  const act = vi.fn<() => void>()
  const calm = atMost(200, act)
  calm.ask()
  calm.ask()
  calm.stop()
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(1)
})
