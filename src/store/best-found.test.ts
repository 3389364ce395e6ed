import { expect, test } from 'vitest'
import type { Equilibrium } from '../engine/best-found.ts'
import { matrix } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { WorkerLike } from '../worker/client.ts'
import type { FromWorker } from '../worker/protocol.ts'
import { BestFoundSearch, hasEquilibrium } from './best-found.ts'
import { testSpec } from './test-run.ts'

const best: Equilibrium = { classifiers: matrix(4, 2), means: matrix(4, 2), objective: 0.5, seed: 7 }

/** A search whose workers say what the test lets them say. */
function scripted() {
  const workers: { isOver: boolean; say: (done: number) => void }[] = []
  let news = 0
  const search = new BestFoundSearch(
    () => {
      let heard: (event: MessageEvent<FromWorker>) => void = () => {}
      const worker = {
        isOver: false,
        say: (done: number) => {
          const answer = { kind: 'bestFound', isDone: done === 16, done, of: 16, best } as const
          heard({ data: { type: 'answer', run: 0, answer } } as MessageEvent<FromWorker>)
        },
      }
      workers.push(worker)
      return {
        postMessage: () => {},
        terminate: () => (worker.isOver = true),
        addEventListener: (type: string, listener: typeof heard) => type === 'message' && (heard = listener),
      } as unknown as WorkerLike
    },
    () => news++,
  )
  return { search, workers, news: () => news }
}

const wishOf = (spec: ModelSpec) => ({ spec, deviation: 0.3 })

test('a search begins once its wish has stood for a while, tells its progress, and ends with the best', () => {
  const { search, workers, news } = scripted()
  const wish = wishOf(testSpec([20, 20, 5, 5], 2.3e-3, 2))
  expect(search.want(wish, 0)).toBe(true)
  expect(search.want(wish, 500)).toBe(true)
  expect([workers.length, search.found()]).toEqual([0, null])
  expect(search.want(wish, 700)).toBe(false)
  expect([workers.length, search.found()?.done]).toEqual([1, 0])
  workers[0].say(3)
  expect(search.found()).toMatchObject({ done: 3, of: 16, best: null })
  workers[0].say(16)
  expect(search.found()).toMatchObject({ done: 16, best: { objective: 0.5, kind: 'bestFound', exchangeable: [[0, 1], [2, 3]] } })
  expect(workers[0].isOver).toBe(true)
  expect(news()).toBe(3)
})

test('another wish ends a search; what was half done is begun anew, what was found is remembered', () => {
  const { search, workers } = scripted()
  const [a, b] = [wishOf(testSpec([20, 20, 20, 20], 2.3e-3, 2)), wishOf(testSpec([9, 9, 9, 9], 2.3e-3, 2))]
  search.want(a, 0)
  search.want(a, 1000)
  workers[0].say(5)
  search.want(null, 1001)
  expect([workers[0].isOver, search.found()]).toEqual([true, null])
  expect(search.want(a, 1002)).toBe(true)
  expect(search.found()).toBeNull()
  search.want(a, 2000)
  workers[1].say(16)
  search.want(b, 2001)
  expect(search.found()).toBeNull()
  // The same plain numbers in another object are the same specification.
  expect(search.want(wishOf(testSpec([20, 20, 20, 20], 2.3e-3, 2)), 2002)).toBe(false)
  expect(search.found()?.best?.objective).toBe(0.5)
  expect(workers).toHaveLength(2)
})

test('no more than 16 searches are remembered', () => {
  const { search, workers } = scripted()
  const wishes = Array.from({ length: 17 }, (_, i) => wishOf(testSpec([i + 1, 1, 1, 1], 2.3e-3, 2)))
  wishes.forEach((wish, i) => {
    search.want(wish, 2000 * i)
    search.want(wish, 2000 * i + 1000)
    workers[i].say(16)
  })
  expect(search.want(wishes[16], 1e6)).toBe(false)
  expect(search.want(wishes[1], 1e6)).toBe(false)
  expect(search.want(wishes[0], 1e6)).toBe(true)
})

test('only a model that holds lengths has an equilibrium to look for', () => {
  expect(hasEquilibrium(testSpec([1, 1]))).toBe(true)
  expect(hasEquilibrium({ model: 'ulpm', counts: [1, 1], dimension: 2, values: {} })).toBe(false)
})
