import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('an idle page asks for no frame and draws nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const frames = { asked: 0 }
    const request = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) => {
      frames.asked++
      return request(callback)
    }
    Object.assign(window, { frames })
  })
  await page.goto('./#t=100')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
  // The pointer leaves what it pressed, and whatever fades has faded.
  await page.mouse.move(400, 20)
  await page.waitForTimeout(1500)
  const count = () =>
    page.evaluate(() => ({
      frames: (window as unknown as { frames: { asked: number } }).frames.asked,
      drawings: document.querySelector('canvas.scene')?.getAttribute('data-drawings'),
    }))
  const before = await count()
  expect(Number(before.drawings)).toBeGreaterThan(0)
  await page.waitForTimeout(2000)
  expect(await count()).toEqual(before)
})
