import { MapMachine } from '../../store/map-machine.ts'
import { spawnSweepWorker } from '../../worker/sweep-client.ts'
import type { Page } from '../page.ts'

/** More threads than this gain little and take memory. */
const MOST_WORKERS = 8

/** A page's cells stay while it shows the Lab. */
const machines = new WeakMap<Page, MapMachine>()

/** The machine that computes a page's maps: on all cores but one, which draws. */
export function machineOf(page: Page): MapMachine {
  const known = machines.get(page)
  if (known !== undefined) return known
  const machine = new MapMachine({
    spawn: spawnSweepWorker,
    workers: Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1)),
    now: () => performance.now(),
    later: (act, ms) => {
      const timer = window.setTimeout(act, ms)
      return () => window.clearTimeout(timer)
    },
  })
  machines.set(page, machine)
  return machine
}
