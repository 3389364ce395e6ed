import { afterEach, expect, test, vi } from 'vitest'
import { SweepProgress } from './sweep-progress.ts'

afterEach(() => vi.useRealTimers())

/** What is told of 1,000 cells, 100 of them there before, of which 200 are computed in 20 seconds. */
function told(isWatched: boolean, isQuiet: boolean): string[] {
  vi.useFakeTimers({ toFake: ['performance'] })
  const lines: string[] = []
  const io = {
    out: () => Promise.resolve(),
    err: (text: string) => void lines.push(text),
    isWatched,
    interruption: () => new AbortController().signal,
    workerEntry: null,
    exitCode: 0,
  }
  const progress = new SweepProgress(io, 1000, 100, isQuiet)
  for (let i = 0; i < 200; i++) {
    vi.advanceTimersByTime(100)
    progress.add()
  }
  progress.end()
  return lines
}

test('on a terminal a line is written over itself several times a second, and cleared', () => {
  const lines = told(true, false)
  expect(lines).toHaveLength(101)
  expect(lines[99]).toBe('\r\u001B[K300 of 1,000 cells · 10 a second · 70 s left')
  expect(lines[100]).toBe('\r\u001B[K')
})

test('elsewhere there is a line every five seconds', () => {
  expect(told(false, false)).toEqual([
    '150 of 1,000 cells · 10 a second · 85 s left\n',
    '200 of 1,000 cells · 10 a second · 80 s left\n',
    '250 of 1,000 cells · 10 a second · 75 s left\n',
    '300 of 1,000 cells · 10 a second · 70 s left\n',
  ])
})

test('nothing is told where nothing is to be told', () => {
  expect(told(true, true)).toEqual([])
})
