import { defineConfig } from 'playwright/test'
import { chromiumArguments, chromiumPath } from '../scripts/browser.mjs'

/** Journeys through the built site, served from a sub-path by a plain static server. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  // One picture for all systems: everything is drawn by the same software renderer.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  forbidOnly: true,
  retries: 0,
  // One page at a time: software WebGPU has a single process.
  workers: 1,
  // Patience for a slow machine; no journey is decided by time.
  timeout: 300_000,
  expect: { timeout: 120_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  webServer: {
    command: 'node scripts/serve-subpath.mjs',
    cwd: '..',
    // The address that the server prints becomes SITE_ADDRESS.
    wait: { stdout: /(?<site_address>http:\S+)/ },
    stdout: 'ignore',
  },
  use: {
    baseURL: process.env['SITE_ADDRESS'],
    viewport: { width: 1280, height: 720 },
    // A page that keeps the site for later does so in its own journeys alone.
    serviceWorkers: 'block',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumArguments, executablePath: chromiumPath() },
  },
  projects: [{ name: 'chromium' }],
})
