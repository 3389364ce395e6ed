import { expect, test } from 'vitest'
import { settled, whenThere, type Waiting } from './waiting.ts'

function* sumOf(...terms: readonly (number | Promise<number>)[]): Waiting<number> {
  let sum = 0
  for (const term of terms) sum += yield* whenThere(term)
  return sum
}

test('what waits for nothing is there at once', () => {
  expect(settled(sumOf(1, 2, 3))).toBe(6)
})

test('what waits is there once all it waits for is', async () => {
  const sum = settled(sumOf(1, Promise.resolve(2), 3, Promise.resolve(4)))
  expect(sum).toBeInstanceOf(Promise)
  expect(await sum).toBe(10)
})

test('what goes wrong with something waited for goes wrong inside, where it can be caught', async () => {
  const failing = () => Promise.reject(new Error('lost'))
  function* caught(): Waiting<string> {
    try {
      yield* sumOf(1, failing())
      return 'all is well'
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(await settled(caught())).toBe('lost')
  await expect(settled(sumOf(1, failing()))).rejects.toThrow('lost')
})

test('what goes wrong without waiting is thrown at once', () => {
  function* broken(): Waiting<number> {
    yield* sumOf(1)
    throw new Error('broken')
  }
  expect(() => settled(broken())).toThrow('broken')
})
