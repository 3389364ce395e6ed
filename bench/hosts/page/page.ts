import { ownGPU } from '../../../src/engine/backends/adapter.ts'
import { openHost, type Host } from '../../parts/host.ts'
import { factsOf, measure } from '../../parts/measure.ts'
import type { BenchPage } from '../browser-host.ts'

declare global {
  interface Window {
    bench: BenchPage
    tellProgress(doing: string): Promise<void>
  }
}

let host: Host | null = null

window.bench = {
  open: async (wasmFolder) => {
    host = await openHost({ gpu: ownGPU(), wasmFolder })
    return factsOf(host)
  },
  measure: (part, isQuick) => {
    if (host === null) throw new Error('The page was not opened.')
    return measure(part, host, isQuick, (doing) => void window.tellProgress(doing))
  },
}
