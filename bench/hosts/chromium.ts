import { createServer } from 'node:http'
import sirv from 'sirv'
import { chromium, type Browser, type Page } from 'playwright/test'
import { chromiumArguments, chromiumPath } from '../../scripts/browser.mjs'

/** Flags under which a browser without a window finds the machine's own graphics device. */
const hardwareArguments = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--no-first-run',
]

/** The library would end this process at the first interruption, before anything is written. */
const ownSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }

/** A site and a browser to look at it with. */
export interface Opened {
  readonly browser: Browser
  /** 'Chromium 156.0.8078.73'. */
  readonly name: string
  /** Address of the site. */
  readonly address: string
  close(): Promise<void>
}

/** A folder that is served, by the path it is served under. */
export type Served = Readonly<Record<string, string>>

/**
 * Opens a browser on folders that are served from here; on the machine's graphics device where it has one,
 * else on a software adapter. Null where there is no browser. The signal ends whatever the browser does.
 */
export async function openChromium(served: Served, signal: AbortSignal): Promise<Opened | null> {
  const path = chromiumPath()
  if (path === undefined) return null
  const site = await serve(served)
  const launch = (args: readonly string[]) => chromium.launch({ executablePath: path, args: [...args], ...ownSignals })
  let browser = await launch(hardwareArguments)
  if (!(await hasHardware(browser, site.address))) {
    await browser.close()
    browser = await launch(chromiumArguments)
  }
  const end = () => void browser.close()
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  return {
    browser,
    name: `Chromium ${browser.version()}`,
    address: site.address,
    close: async () => {
      signal.removeEventListener('abort', end)
      await browser.close()
      site.close()
    },
  }
}

/** Whether WebGPU offers an adapter that is no software one. */
async function hasHardware(browser: Browser, address: string): Promise<boolean> {
  const page = await browser.newPage()
  try {
    await page.goto(`${address}/`)
    return await page.evaluate(async () => {
      const adapter = (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null
      if (adapter === null) return false
      const { description, vendor, architecture, isFallbackAdapter } = adapter.info
      return !isFallbackAdapter && !/swiftshader|llvmpipe|basic render/i.test(`${description} ${vendor} ${architecture}`)
    })
  } catch {
    // A device that fails at the first look is none to time.
    return false
  } finally {
    await page.close()
  }
}

/** The renderer that WebGL names. */
export function rendererOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('webgl2')
    const facts = context?.getExtension('WEBGL_debug_renderer_info')
    return facts ? String(context?.getParameter(facts.UNMASKED_RENDERER_WEBGL)) : 'no WebGL'
  })
}

async function serve(served: Served): Promise<{ address: string; close(): void }> {
  const sites = Object.entries(served).map(([path, folder]) => ({ path, handle: sirv(folder, { dev: true }) }))
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    const site = sites.find(({ path }) => url.startsWith(path))
    if (site === undefined) {
      response.writeHead(404).end()
      return
    }
    request.url = `/${url.slice(site.path.length)}`
    site.handle(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { address: `http://localhost:${port}`, close: () => server.close() }
}
