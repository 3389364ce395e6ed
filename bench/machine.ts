import { availableParallelism, cpus, loadavg, release, totalmem, type, arch } from 'node:os'
import type { Machine } from './result.ts'

/** The machine that is measured; `host` is where its engines are. */
export function machineOf(host: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${type()} ${release()} ${arch()}`,
    node: process.versions.node,
    host,
    load: loadavg()[0],
  }
}

/** Above this share of its cores, a machine was busy with something else when the benchmark began. */
const BUSY_SHARE = 0.25

/** Whether there was other work on the machine when the benchmark began; unknown on Windows, which tells no load. */
export function isBusy({ load, cores }: Machine): boolean {
  return load > BUSY_SHARE * cores
}
