import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('the timeline obeys the keys', async ({ page }) => {
  await page.goto('./#t=100')
  const { track, moment, computed, status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await track.focus()
  await page.keyboard.press('Home')
  await expect.poll(moment).toBe(0)
  await page.keyboard.press('PageDown')
  await expect.poll(moment).toBe(0)
  await page.keyboard.press('PageUp')
  await expect(track).toHaveAttribute('aria-valuenow', '10')
  await page.keyboard.press('ArrowRight')
  await expect(track).toHaveAttribute('aria-valuenow', '11')
  await page.keyboard.press('End')
  await expect.poll(moment).toBe(await computed())
  await expect(track).toHaveAttribute('aria-valuetext', /^t = [\d,]+$/)
})

test('Space plays and pauses, arrows step, wherever no control has the focus', async ({ page }) => {
  await page.goto('./#t=100')
  const { moment, status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(moment).toBeGreaterThan(100)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  const paused = await moment()
  await page.keyboard.press('ArrowRight')
  await expect.poll(moment).toBeGreaterThan(paused)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(moment).toBeLessThanOrEqual(paused)
})

test('dragging seeks, and playing goes on after it', async ({ page }) => {
  await page.goto('.')
  const { track, moment, status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const box = await track.boundingBox()
  if (box === null) throw new Error('the track is not on the page')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.2, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, y)
  await expect(track).toHaveAttribute('aria-valuenow', '60')
  const held = await moment()
  await page.mouse.up()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(moment).toBeGreaterThan(held)
})

test('a link opens the same run at the same moment, paused', async ({ page, context }) => {
  await page.goto('./#R=20&t=500')
  const first = labPage(page)
  await expect(first.status).toHaveAttribute('data-phase', 'rest')
  // Its place on the timeline is known once the whole run is.
  await expect(first.track).not.toHaveAttribute('aria-valuenow', '100')
  await first.track.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(first.moment).toBeGreaterThan(500)
  await expect.poll(first.fragment).not.toContain('t=500')
  const words = await first.sentence.textContent()

  const other = await context.newPage()
  await other.goto(page.url())
  const second = labPage(other)
  await expect(second.status).toHaveAttribute('data-phase', 'rest')
  await expect(second.sentence).toHaveText(words ?? '')
  await expect(other.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  // A link keeps four significant digits of the moment.
  expect(Math.abs((await second.moment()) / (await first.moment()) - 1)).toBeLessThan(1e-3)
})

test('clock and speed are choices that a link keeps', async ({ page }) => {
  await page.goto('./#t=100')
  const { fragment } = labPage(page)
  await page.getByRole('button', { name: /Clock/ }).click()
  await page.getByRole('option', { name: /logarithmic/ }).click()
  await page.getByRole('button', { name: /Speed/ }).click()
  await page.getByRole('option', { name: '2×' }).click()
  await expect.poll(fragment).toBe('#t=100&clock=logarithmic&speed=2')
})

test('the curves open from the timeline and seek', async ({ page }) => {
  await page.goto('./#t=100')
  const { moment, status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Curves' }).click()
  const chart = page.locator('.curves .u-over').first()
  await expect(chart).toBeVisible()
  await chart.click({ position: { x: 150, y: 30 } })
  await expect.poll(moment).not.toBe(100)
})
