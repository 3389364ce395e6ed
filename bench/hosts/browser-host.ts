import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Measured } from '../parts/measure.ts'
import type { EngineFacts } from '../result.ts'
import { openChromium } from './chromium.ts'
import type { HostRunner } from './host-runner.ts'
import { WASM_FOLDER } from './node-host.ts'

/** What the page of the benchmark offers. */
export interface BenchPage {
  open(wasmFolder: string): Promise<EngineFacts[]>
  measure<P extends keyof Measured>(part: P, isQuick: boolean): Promise<Measured[P]>
}

/** Times engines inside a page of a real browser; null where there is none. */
export async function openBrowserHost(root: string): Promise<HostRunner | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-page-'))
  const opened = await openChromium({ '/wasm/': join(root, WASM_FOLDER), '/': folder })
  const remove = () => rm(folder, { recursive: true, force: true })
  if (opened === null) {
    await remove()
    return null
  }
  await build({
    configFile: false,
    root: join(root, 'bench/hosts/page'),
    base: './',
    logLevel: 'error',
    build: { target: 'esnext', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  })
  const page = await opened.browser.newPage()
  let tell: (doing: string) => void = () => {}
  let failure: unknown = null
  await page.exposeFunction('tellProgress', (doing: string) => {
    try {
      tell(doing)
    } catch (error) {
      failure = error
      void opened.browser.close()
    }
  })
  await page.goto(`${opened.address}/index.html`)
  const call = <R>(work: () => Promise<R>): Promise<R> =>
    work().catch((error: unknown) => {
      throw failure ?? error
    })
  const engines = await page.evaluate(() => window.bench.open('/wasm/'))
  return {
    name: opened.name,
    engines,
    notes: [],
    measure: <P extends keyof Measured>(part: P, isQuick: boolean, listener: (doing: string) => void) => {
      tell = listener
      const asked: [P, boolean] = [part, isQuick]
      return call(() => page.evaluate(([name, quick]) => window.bench.measure(name, quick), asked)) as Promise<Measured[P]>
    },
    close: async () => {
      await opened.close()
      await remove()
    },
  }
}
