import { expect, test } from 'playwright/test'
import { countFrames, countTimers, framesWhileIdle, labPage, onTheProcessor, untilStill } from './lab-page.ts'

test.use(onTheProcessor)

test('an idle page asks for no frame and draws nothing', async ({ page }) => {
  await countFrames(page)
  await countTimers(page)
  await page.goto('./#t=100')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
  // The pointer leaves what it pressed.
  await page.mouse.move(400, 20)
  await untilStill(page)
  const drawings = async () => Number(await page.locator('canvas.scene').getAttribute('data-drawings'))
  const before = await drawings()
  expect(before).toBeGreaterThan(0)
  expect(await framesWhileIdle(page)).toBe(0)
  expect(await drawings()).toBe(before)
})
