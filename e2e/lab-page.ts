import type { Locator, Page } from 'playwright/test'
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
