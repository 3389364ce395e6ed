import { expect, test } from 'vitest'
import { createAddress } from './address.ts'

function fakePage() {
  const calls: string[] = []
  let now = 0
  let heard = () => {}
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
    addEventListener: (_: string, listener: () => void) => (heard = listener),
    removeEventListener: () => (heard = () => {}),
  } as unknown as Window
  const navigate = (fragment: string) => {
    location.hash = fragment
    heard()
  }
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timer.at = Infinity
      timer.run()
    }
  }
  return { page, calls, pass, location, navigate }
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

test('a gesture that had to wait keeps its entry, whatever replaces its link meanwhile', () => {
  const { page, calls, pass } = fakePage()
  const address = createAddress(page)
  for (let i = 1; i <= 80; i++) address.write(`R=${i}`, 'replace')
  address.write('R=100', 'push')
  address.write('R=100&t=5', 'replace')
  pass(10_001)
  expect(calls.slice(80)).toEqual(['push https://lab.example/deep/#R=100&t=5'])
  address.write('R=100&t=6', 'replace')
  expect(calls.at(-1)).toBe('replace https://lab.example/deep/#R=100&t=6')
})

test('a link that waits to be written gives way to where the reader has gone', () => {
  const { page, calls, pass, navigate } = fakePage()
  const address = createAddress(page)
  const opened: string[] = []
  address.onNavigate((fragment) => opened.push(fragment))
  for (let i = 1; i <= 100; i++) address.write(`R=${i}`, 'push')
  navigate('#R=3')
  pass(20_000)
  expect(opened).toEqual(['R=3'])
  expect(calls).toHaveLength(80)
})

test('a browser that refuses to write is no failure', () => {
  const { page } = fakePage()
  page.history.pushState = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  const address = createAddress(page)
  expect(() => address.write('K=6', 'push')).not.toThrow()
  expect(address.linkTo('K=6')).toBe('https://lab.example/deep/#K=6')
})
