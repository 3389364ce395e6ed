import { expect, test } from 'playwright/test'
import { countFrames, framesOf, labPage, onTheProcessor, untilStill } from './lab-page.ts'

test.use(onTheProcessor)

test('an idle page asks for no frame and draws nothing', async ({ page }) => {
  await countFrames(page)
  await page.goto('./#t=100')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
  // The pointer leaves what it pressed.
  await page.mouse.move(400, 20)
  await untilStill(page)
  const count = async () => ({
    frames: (await framesOf(page)).asked,
    drawings: await page.locator('canvas.scene').getAttribute('data-drawings'),
  })
  const before = await count()
  expect(Number(before.drawings)).toBeGreaterThan(0)
  // That nothing happens takes time to see: longer than any timer of the page.
  await page.waitForTimeout(2000)
  expect(await count()).toEqual(before)
})
