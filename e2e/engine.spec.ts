import { expect, test, type Page } from 'playwright/test'
import { onWebGPU } from './lab-page.ts'

const status = (page: Page) => page.getByTestId('status')

/** A number that the status line states about the run. */
async function stated(page: Page, name: 'dispatches' | 'evaluations' | 'computed'): Promise<number> {
  return Number(await status(page).getAttribute(`data-${name}`))
}

test('a software adapter is left alone until the reader asks for it', async ({ page }) => {
  await page.goto('.')
  await expect(status(page)).toHaveAttribute('data-engine', 'float64 loops')
  await expect(status(page)).toContainText('Running on the processor: the graphics device is emulated.')
  await expect(status(page)).toHaveAttribute('data-phase', 'rest')
  await status(page).getByRole('button').first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/The graphics adapter here .* is emulated by the processor/)
  await dialog.getByRole('button', { name: /Compute with/ }).click()
  await page.getByRole('option', { name: 'Graphics device' }).click()
  await expect(status(page)).toHaveAttribute('data-engine', 'fused WGSL on TensorFlow.js WebGPU')
  await page.reload()
  await expect(status(page)).toHaveAttribute('data-engine', 'fused WGSL on TensorFlow.js WebGPU')
})

test('the opening experiment runs with no click, in a worker, on TensorFlow.js’s WebGPU backend', async ({ page }) => {
  await onWebGPU(page)
  await page.goto('.')
  await expect(status(page)).toHaveAttribute('data-engine', 'fused WGSL on TensorFlow.js WebGPU')
  await expect(status(page)).toHaveAttribute('data-adapter', /swiftshader/i)
  await expect(status(page)).toHaveAttribute('data-phase', 'rest')
  // The device decides by itself: many gradients a dispatch.
  expect(await stated(page, 'evaluations')).toBeGreaterThan(200)
  expect(await stated(page, 'dispatches')).toBeGreaterThan(0)
  expect(await stated(page, 'dispatches')).toBeLessThan(100)
  expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringMatching(/lab\.worker.*\.js$/)])
})

test('when the graphics process dies the run goes on from its last state, and says so in one line', async ({
  page,
  browser,
}) => {
  await onWebGPU(page)
  // A run of some seconds on a software adapter.
  await page.goto('./#K=10&nB=300&d=20&t=1e5')
  await expect.poll(() => stated(page, 'computed')).toBeGreaterThan(2)
  const before = await stated(page, 'computed')
  const session = await browser.newBrowserCDPSession()
  await session.send('Browser.crashGpuProcess')
  await expect(status(page)).toHaveAttribute('data-engine', 'float64 loops')
  await expect(status(page)).toContainText(/graphics device.*The run goes on from its last state on the processor/)
  await expect(status(page)).toHaveAttribute('data-phase', 'rest')
  expect(await stated(page, 'computed')).toBeGreaterThan(before)
  // What the device did before it was lost still counts, and no entry was lost or told twice.
  expect(await stated(page, 'dispatches')).toBeGreaterThan(0)
  await expect(page.getByTestId('sentence')).toContainText('simplex ETF')
})

test('sizes that change while a slider moves never break the run', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await onWebGPU(page)
  await page.goto('.')
  await expect.poll(() => stated(page, 'computed')).toBeGreaterThan(0)
  const slider = page.locator('[data-key="imbalance"]').getByRole('slider')
  await slider.focus()
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('sentence')).toContainText('R =')
  await expect.poll(() => stated(page, 'computed')).toBeGreaterThan(0)
  await expect(status(page)).toHaveAttribute('data-engine', 'fused WGSL on TensorFlow.js WebGPU')
  expect(faults).toEqual([])
})
