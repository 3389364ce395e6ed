import { expect, test } from 'vitest'
import { createAddress } from './address.ts'

function fakePage() {
  const calls: string[] = []
  let now = 0
  const timers: { at: number; run: () => void }[] = []
  const location = { href: 'https://lab.example/deep/', hash: '' }
  const go = (how: string) => (_: unknown, __: string, url: string) => {
    calls.push(`${how} ${url}`)
    location.href = url
    location.hash = url.includes('#') ? url.slice(url.indexOf('#')) : ''
  }
  const page = {
    location,
    history: { pushState: go('push'), replaceState: go('replace') },
    performance: { now: () => now },
    setTimeout: (run: () => void, delay: number) => timers.push({ at: now + delay, run }),
    clearTimeout: (id: number) => (timers[id - 1].at = Infinity),
    addEventListener: () => {},
    removeEventListener: () => {},
  } as unknown as Window
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timer.at = Infinity
      timer.run()
    }
  }
  return { page, calls, pass, location }
}

test('a gesture pushes, playback replaces, and the same link writes nothing', () => {
  const { page, calls } = fakePage()
  const address = createAddress(page)
  address.write('K=6', 'push')
  address.write('K=6', 'replace')
  address.write('K=6&t=10', 'replace')
  address.write('', 'push')
  expect(calls).toEqual([
    'push https://lab.example/deep/#K=6',
    'replace https://lab.example/deep/#K=6&t=10',
    'push https://lab.example/deep/',
  ])
})

test('browsers are never called more than they allow, and the last link is never lost', () => {
  const { page, calls, pass, location } = fakePage()
  const address = createAddress(page)
  for (let i = 1; i <= 300; i++) address.write(`R=${i}`, 'replace')
  expect(calls.length).toBeLessThan(100)
  pass(10_001)
  expect(location.hash).toBe('#R=300')
})
