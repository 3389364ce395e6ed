import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

test('results come in order, and no more than so many are begun ahead of the one that is waited for', async () => {
  const begun: number[] = []
  const finish = new Map<number, () => void>()
  const compute = (item: number) => {
    begun.push(item)
    return new Promise<number>((resolve) => {
      finish.set(item, () => resolve(item * item))
    })
  }
  const results = inOrder([0, 1, 2, 3, 4], compute, 3)
  const first = results.next()
  for (const item of [2, 1]) finish.get(item)?.()
  expect(begun).toEqual([0, 1, 2])
  finish.get(0)?.()
  expect((await first).value).toBe(0)
  expect((await Promise.all([results.next(), Promise.resolve()]))[0].value).toBe(1)
  expect(begun).toEqual([0, 1, 2, 3])
  for (const item of [3, 4]) setImmediate(() => finish.get(item)?.())
  const rest: number[] = []
  for await (const result of results) rest.push(result)
  expect(rest).toEqual([4, 9, 16])
})
