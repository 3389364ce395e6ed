import { expect, test } from 'vitest'
import { onPixelRatio } from './on-pixel-ratio.ts'

test('each change of the screen is heard, until it is ended', () => {
  const queries: { text: string; changed: (() => void) | null }[] = []
  const page = {
    devicePixelRatio: 1,
    matchMedia: (text: string) => {
      const query = { text, changed: null as (() => void) | null }
      queries.push(query)
      return {
        addEventListener: (_: string, heard: () => void) => (query.changed = heard),
        removeEventListener: () => (query.changed = null),
      }
    },
  }
  let changes = 0
  const end = onPixelRatio(page as unknown as Window, () => changes++)
  page.devicePixelRatio = 2
  queries[0].changed?.()
  page.devicePixelRatio = 1.5
  queries[1].changed?.()
  expect(changes).toBe(2)
  expect(queries.map(({ text }) => text)).toEqual(['(resolution: 1dppx)', '(resolution: 2dppx)', '(resolution: 1.5dppx)'])
  end()
  expect(queries[2].changed).toBeNull()
})
