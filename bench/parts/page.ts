import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { build } from 'vite'
import { openChromium, rendererOf } from '../hosts/chromium.ts'
import type { Tell } from '../measure/interleave.ts'
import { median, quantile } from '../measure/statistics.ts'
import type { PagePart } from '../result.ts'
import { watchPage, type Watched } from './watch-page.ts'

/** Samples drawn while the page plays: the most that a recording keeps in three dimensions. */
const SAMPLES = 20_000
/** A run is waited for at most this long, in milliseconds. */
const RUN_MS = 120_000
/** A page that keeps nothing for the next visit beside what is timed. */
const view = { viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' } as const
/** Software adapters draw by the processor. */
const SOFTWARE = /swiftshader|llvmpipe|basic render|software/i

/** The page itself in a browser: a changed slider, and its work per frame. Null where there is no browser. */
export async function measurePage(
  root: string,
  isQuick: boolean,
  signal: AbortSignal,
  tell: Tell,
): Promise<PagePart | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-site-'))
  try {
    const opened = await openChromium({ '/': folder }, signal)
    if (opened === null) return null
    try {
      tell('page: the site is built')
      await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
      const page = await opened.browser.newPage(view)
      tell('page: a changed slider')
      const change = await measureChange(page, opened.address, isQuick ? 3 : 15)
      const adapter = await rendererOf(page)
      await page.close()
      tell('page: twenty thousand samples drawn')
      const play = await measurePlay(await opened.browser.newPage(view), opened.address, isQuick ? 1 : 8)
      return { adapter, software: SOFTWARE.test(adapter), change, play }
    } finally {
      await opened.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const watchedIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched)

/** The opening experiment at rest; the slider of λ_W is moved by key. */
async function measureChange(page: Page, address: string, times: number): Promise<PagePart['change']> {
  const moment = 1000
  await page.addInitScript(watchPage, moment)
  await page.goto(`${address}/#t=${moment}`)
  await atRest(page)
  const slider = page.locator('[data-key="lambdaW"]').getByRole('slider')
  await slider.focus()
  const found: { frames: number; seconds: number }[] = []
  // The first change compiles what has not run yet.
  for (let i = 0; i <= times; i++) {
    await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
    await page.waitForFunction(() => (globalThis as unknown as { watched: Watched }).watched.shown !== null, null, { timeout: RUN_MS })
    const { frames, input, shown } = await watchedIn(page)
    const seen = frames.filter((frame) => frame > input && frame <= (shown ?? 0)).length
    if (i > 0) found.push({ frames: Math.max(1, seen), seconds: ((shown ?? 0) - input) / 1000 })
    await atRest(page)
  }
  return {
    times,
    frames: median(found.map(({ frames }) => frames)),
    most: Math.max(...found.map(({ frames }) => frames)),
    seconds: median(found.map(({ seconds }) => seconds)),
  }
}

/** A run of 20,000 samples, computed to its end, then played. */
async function measurePlay(page: Page, address: string, seconds: number): Promise<PagePart['play']> {
  await page.addInitScript(watchPage, Infinity)
  const counts = Array.from({ length: 4 }, () => SAMPLES / 4).join(',')
  await page.goto(`${address}/#n=${counts}&d=3`)
  await atRest(page)
  const session = await page.context().newCDPSession(page)
  // Time of the processor, so that what else runs on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
  await page.keyboard.press('Home')
  await page.getByRole('button', { name: /^Play/ }).click()
  await page.waitForTimeout(500)
  const [before, taskBefore] = [await watchedIn(page), await taskTime()]
  await page.waitForTimeout(1000 * seconds)
  const [after, taskAfter] = [await watchedIn(page), await taskTime()]
  const work = after.work.slice(before.work.length).map(({ milliseconds }) => milliseconds / 1000)
  return {
    samples: SAMPLES,
    frames: work.length,
    callback: median(work),
    slow: quantile(work, 0.95),
    task: (taskAfter - taskBefore) / work.length,
  }
}

/** Waits until the run on the page is over. */
async function atRest(page: Page): Promise<void> {
  await page.locator('[data-testid="status"]:is([data-phase="rest"], [data-phase="horizon"], [data-phase="floor"])').waitFor({ timeout: RUN_MS })
}
