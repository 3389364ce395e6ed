import { MapMachine } from '../../store/map-machine.ts'
import { spawnSweepWorker } from '../../worker/sweep-client.ts'
import type { Page } from '../page.ts'

/** More threads than this gain little and take memory. */
const MOST_WORKERS = 8

/** A page's cells stay while it shows the Lab. */
const machines = new WeakMap<Page, MapMachine>()

/** The machine that computes a page's maps. */
export function machineOf(page: Page): MapMachine {
  const known = machines.get(page)
  if (known !== undefined) return known
  const machine = new MapMachine({
    spawn: spawnSweepWorker,
    computing: () => computingOf(page),
    now: () => performance.now(),
    later: (act, ms) => {
      const timer = window.setTimeout(act, ms)
      return () => window.clearTimeout(timer)
    },
  })
  machines.set(page, machine)
  return machine
}

/** Cores from which on one is left to the page: of two, drawing five times a second leaves most of the second idle. */
const ENOUGH_CORES = 4

/**
 * All cores, of many all but one; the graphics device beside them where there is a real one, or alone where the reader
 * has chosen it. A software device is the processor, which is busy already.
 */
function computingOf({ lab, store }: Page): { workers: number; hasDevice: boolean } {
  const cores = navigator.hardwareConcurrency
  const workers = Math.min(MOST_WORKERS, cores < ENOUGH_CORES ? cores : cores - 1)
  const choice = lab.engineChoice()
  const { engine, grounds } = store.getState().run
  const isReal = (engine?.adapter != null && !engine.software) || grounds?.paces.webgpu != null
  if (choice === 'webgpu') return { workers: 0, hasDevice: true }
  return { workers, hasDevice: choice === 'auto' && isReal }
}
