import type { Timers } from './silence-watch.ts'

/** For tests: timers whose time the test lets pass. */
export function fakeTimers() {
  const running = new Map<number, { act: () => void; every: number; next: number }>()
  let now = 0
  let lastId = 0
  const timers = {
    setInterval: (act: () => void, every: number) => {
      running.set(++lastId, { act, every, next: now + every })
      return lastId
    },
    clearInterval: (id: number) => running.delete(id),
  } as unknown as Timers
  /** `asleep`: what is due in the meantime happens once, at the end, as on a machine that wakes. */
  const pass = (milliseconds: number, { asleep = false } = {}) => {
    const until = now + milliseconds
    if (asleep) {
      now = until
      for (const timer of running.values()) {
        timer.next = now + timer.every
        timer.act()
      }
      return
    }
    for (;;) {
      const due = [...running.values()].filter(({ next }) => next <= until).toSorted((a, b) => a.next - b.next)[0]
      if (due === undefined) break
      now = due.next
      due.next += due.every
      due.act()
    }
    now = until
  }
  return { timers, pass, running: () => running.size }
}
