import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/**
 * Flags that give a page and its workers WebGPU and WebGL2 on a machine without a GPU.
 * `--enable-unsafe-webgpu` lets the software adapter through; a Vulkan ANGLE would break WebGL2.
 */
export const chromiumArguments = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--no-first-run',
]

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of the browser for the tests: `PLAYWRIGHT_CHROMIUM_PATH`, else Playwright's own,
 * else an installed Chromium or Chrome; `undefined` where there is none.
 */
export function chromiumPath(): string | undefined {
  const candidates = [
    process.env['PLAYWRIGHT_CHROMIUM_PATH'],
    chromium.executablePath(),
    ...installedBrowsers,
  ]
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
}
