import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Tell } from '../measure/interleave.ts'
import type { Measured } from '../parts/measure.ts'
import type { EngineFacts } from '../result.ts'
import { openChromium, type Opened } from './chromium.ts'
import type { HostRunner } from './host-runner.ts'
import { WASM_FOLDER } from './node-host.ts'

/** What the page of the benchmark offers. */
export interface BenchPage {
  open(wasmFolder: string): Promise<EngineFacts[]>
  measure<P extends keyof Measured>(part: P, isQuick: boolean): Promise<Measured[P]>
}

/** Times engines inside a page of a real browser; null where there is none. The signal ends it in the middle. */
export async function openBrowserHost(root: string, signal: AbortSignal): Promise<HostRunner | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-page-'))
  let opened: Opened | null = null
  const close = async () => {
    await opened?.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    opened = await openChromium({ '/wasm/': join(root, WASM_FOLDER), '/': folder }, signal)
    if (opened !== null) return { ...(await onPage(root, folder, opened, signal)), close }
  } catch (error) {
    await close()
    throw error
  }
  await close()
  return null
}

async function onPage(root: string, folder: string, opened: Opened, signal: AbortSignal): Promise<Omit<HostRunner, 'close'>> {
  await build({
    configFile: false,
    root: join(root, 'bench/hosts/page'),
    base: './',
    logLevel: 'error',
    build: { target: 'esnext', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  })
  const page = await opened.browser.newPage()
  let tell: Tell = () => {}
  // The signal ends the browser, and with it what is measured: nobody has to tell the page.
  await page.exposeFunction('tellProgress', (doing: string) => (signal.aborted ? undefined : tell(doing)))
  await page.goto(`${opened.address}/index.html`)
  return {
    name: opened.name,
    engines: await page.evaluate(() => window.bench.open('/wasm/')),
    notes: [],
    measure: <P extends keyof Measured>(part: P, isQuick: boolean, listener: Tell) => {
      tell = listener
      const asked: [P, boolean] = [part, isQuick]
      return page.evaluate(([name, quick]) => window.bench.measure(name, quick), asked) as Promise<Measured[P]>
    },
  }
}
