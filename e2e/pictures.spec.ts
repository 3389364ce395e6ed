import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

// Runs on the processor are the same everywhere to the last digits, and so is the software renderer that draws them.
// The style that hides the rest is not of the page, whose policy would refuse it.
test.use({ ...onTheProcessor, deviceScaleFactor: 1, bypassCSP: true })

/** The part of the page in which the picture is framed. */
const clip = { x: 230, y: 120, width: 500, height: 480 }

/** Fixed moments of fixed runs: what the eye would notice has its own tests; these notice what nobody thought of. */
const moments = [
  { name: 'opening-on-the-way', link: '#t=150', colorScheme: 'light' },
  { name: 'minority-merged', link: '#R=60&t=1e6', colorScheme: 'dark' },
  { name: 'minority-vanished', link: '#model=layerPeeled&K=10&R=4&cols=means&EH=0.9&t=1e6', colorScheme: 'light' },
] as const

/** Hides all but the canvas. */
const alone = '*, *::before, *::after { visibility: hidden } canvas.scene { visibility: visible !important }'

async function openAtRest(page: Page, link: string): Promise<void> {
  await page.goto(`./${link}`)
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await page.evaluate(() => document.fonts.ready)
}

for (const { name, link, colorScheme } of moments) {
  test(`the picture of a fixed moment: ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openAtRest(page, link)
    await page.addStyleTag({ content: alone })
    // Another release of the browser may smooth edges otherwise, which is some hundred of the 240,000 pixels; a mean
    // and its arrow elsewhere are two thousand.
    await expect(page).toHaveScreenshot(`${name}.png`, { clip, maxDiffPixelRatio: 0.005 })
  })
}
