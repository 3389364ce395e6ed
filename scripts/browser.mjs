import { existsSync } from 'node:fs'
// Not from 'playwright': under Node 24.0.0 the test runner then finds the library without its exports.
import { chromium } from 'playwright/test'

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
 * Where a browser for the tests may be, the preferred first: `PLAYWRIGHT_CHROMIUM_PATH`, Playwright's own, an
 * installed Chromium or Chrome.
 */
export function chromiumCandidates() {
  const chosen = process.env['PLAYWRIGHT_CHROMIUM_PATH']
  return [...(chosen ? [chosen] : []), chromium.executablePath(), ...installedBrowsers]
}

/** Path of the browser for the tests, `undefined` where there is none. */
export function chromiumPath() {
  return chromiumCandidates().find((path) => existsSync(path))
}
