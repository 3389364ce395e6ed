import { expect, type Locator, type Page } from 'playwright/test'
import { chromiumArguments, chromiumPath } from '../scripts/browser.mjs'

/** Options of a browser whose runs take the processor, which is quick and the same everywhere. */
export const onTheProcessor = {
  launchOptions: {
    args: chromiumArguments.filter((argument) => !argument.includes('webgpu')),
    executablePath: chromiumPath(),
  },
}

/** The parts of the page that journeys speak of. */
export function labPage(page: Page) {
  const control = (key: string): Locator => page.locator(`[data-key="${key}"]`)
  return {
    status: page.getByTestId('status'),
    sentence: page.getByTestId('sentence'),
    track: page.getByRole('slider', { name: 'Time' }),
    field: (key: string) => control(key).getByRole('textbox'),
    slider: (key: string) => control(key).getByRole('slider'),
    control,
    /** The moment on show. */
    moment: async () => Number(await page.getByTestId('status').getAttribute('data-t')),
    computed: async () => Number(await page.getByTestId('status').getAttribute('data-computed')),
    fragment: () => new URL(page.url()).hash,
  }
}

/** Asks for the graphics device, which the page leaves alone where it is a software one. */
export function onWebGPU(page: Page): Promise<unknown> {
  return page.addInitScript(() => localStorage.setItem('engine', 'webgpu'))
}

/** Keeps count of the frames that the page asks for; before the page is opened. */
export function countFrames(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const due = new Set<number>()
    const [request, cancel] = [window.requestAnimationFrame.bind(window), window.cancelAnimationFrame.bind(window)]
    const counted = { asked: 0, due, pass: () => new Promise(request) }
    window.requestAnimationFrame = (act) => {
      counted.asked++
      const own = request((time) => {
        due.delete(own)
        act(time)
      })
      due.add(own)
      return own
    }
    window.cancelAnimationFrame = (own) => {
      due.delete(own)
      cancel(own)
    }
    Object.assign(window, { counted })
  })
}

/** The frames asked for so far, how many of them are still to come, and what fades. */
export function framesOf(page: Page): Promise<{ asked: number; due: number; fading: number }> {
  return page.evaluate(() => {
    const { counted } = window as unknown as { counted: { asked: number; due: Set<number> } }
    const fading = document.getAnimations().filter(({ playState }) => playState === 'running').length
    return { asked: counted.asked, due: counted.due.size, fading }
  })
}

/** Waits until no frame is due and nothing fades: what draws afterwards has a new reason. */
export async function untilStill(page: Page): Promise<void> {
  await expect.poll(async () => ({ ...(await framesOf(page)), asked: 0 })).toEqual({ asked: 0, due: 0, fading: 0 })
}

/** Keeps count of the timers that are still to fire; before the page is opened. */
export function countTimers(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const timers = new Set<number>()
    Object.assign(window, { timers })
    for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']] as const) {
      const [start, stop] = [window[set].bind(window) as typeof window.setTimeout, window[clear].bind(window)]
      const counting = (act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
        const own = start(() => {
          if (set === 'setTimeout') timers.delete(own)
          act(...given)
        }, ms)
        timers.add(own)
        return own
      }
      const clearing = (own: number) => {
        timers.delete(own)
        stop(own)
      }
      Object.assign(window, { [set]: counting, [clear]: clearing })
    }
  })
}

/**
 * Waits until the page has nothing to do, not even later: no frame, no timer and nothing that fades; lets so many frames
 * of the screen pass, which the page has not asked for; and returns how many it asked for meanwhile.
 */
export async function framesWhileIdle(page: Page, frames = 60): Promise<number> {
  const timers = () => page.evaluate(() => (window as unknown as { timers: Set<number> }).timers.size)
  await expect.poll(async () => ({ ...(await framesOf(page)), asked: 0, timers: await timers() })).toEqual({ asked: 0, due: 0, fading: 0, timers: 0 })
  const { asked } = await framesOf(page)
  await page.evaluate(async (all) => {
    const { counted } = window as unknown as { counted: { pass: () => Promise<unknown> } }
    for (let i = 0; i < all; i++) await counted.pass()
  }, frames)
  return (await framesOf(page)).asked - asked
}

const openPage = (page: Page, name: 'Map' | 'Lessons') => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()

/** Opens the map and waits for the first of its runs. */
export async function openMap(page: Page): Promise<void> {
  await openPage(page, 'Map')
  await expect.poll(async () => Number(await page.getByTestId('map-progress').getAttribute('data-done'))).toBeGreaterThan(0)
}

/** Opens the first lesson from the list of them. */
export async function openLesson(page: Page): Promise<void> {
  await openPage(page, 'Lessons')
  await page.locator('.lessons-card').first().click()
  await expect(page.getByRole('region', { name: 'Lesson' })).toBeVisible()
}
