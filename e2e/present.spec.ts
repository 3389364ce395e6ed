import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

test('a clicker leads through a whole lesson, with black, notes and a resized window, and ends where it began', async ({ page }) => {
  await page.goto('./#theme=dark')
  const lab = labPage(page)
  const root = page.locator('html')
  await expect(lab.status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Lessons' }).click()
  await page.getByRole('button', { name: /^What collapses/ }).click()
  const lesson = page.getByRole('region', { name: 'Lesson' })
  await expect(lesson).toContainText('1 of 8')
  await page.getByRole('button', { name: 'Present' }).click()
  await expect(page.getByRole('button', { name: 'End presenting' })).toBeVisible()
  await expect(root).toHaveAttribute('data-theme', 'projector')
  expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true)

  let presses = 0
  let asked = 0
  // The last step is reached by the key of a clicker alone; a question takes one press more.
  for (const word = page.locator('.present-bar [role=status]'); !(await word.textContent())?.startsWith('This was the last step'); presses++) {
    const before = await lesson.textContent()
    await page.keyboard.press(presses % 2 === 0 ? 'PageDown' : 'Space')
    await expect.poll(async () => (await lesson.textContent()) !== before || (await word.textContent()) !== '').toBe(true)
    if ((await lesson.locator('[data-verdict=right]').count()) > 0) {
      asked++
      // Nobody scrolls in front of a room.
      await expect(lesson.locator('.lesson-reveal')).toBeInViewport({ ratio: 0.95 })
    }
    expect(presses).toBeLessThan(40)
  }
  await expect(lesson).toContainText('8 of 8')
  expect(asked).toBeGreaterThan(0)

  await page.keyboard.press('b')
  const black = page.getByRole('img', { name: /^Black screen/ })
  await expect(black).toBeVisible()
  await page.keyboard.press('PageUp')
  await expect(black).toBeHidden()
  await expect(lesson).toContainText('8 of 8')
  await page.keyboard.press('PageUp')
  await expect(lesson).toContainText('7 of 8')
  const notes = page.getByRole('complementary', { name: 'Speaker’s notes' })
  await expect(notes).toBeHidden()
  await page.keyboard.press('s')
  await expect(notes).toBeVisible()
  await page.mouse.move(700, 300)
  await expect(root).toHaveAttribute('data-pointing')
  await expect(root).not.toHaveAttribute('data-pointing')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // From the laptop to a beamer, whose pixels are others too.
  const session = await page.context().newCDPSession(page)
  const canvas = page.locator('canvas.scene').first()
  const pixels = () => canvas.evaluate(({ width, clientWidth }: HTMLCanvasElement) => Math.round((10 * width) / clientWidth) / 10)
  const screen = (width: number, deviceScaleFactor: number) => session.send('Emulation.setDeviceMetricsOverride', { width, height: 768, deviceScaleFactor, mobile: false })
  await screen(1366, 2)
  await expect.poll(pixels).toBe(2)
  await screen(1024, 1)
  await expect.poll(pixels).toBe(1)
  const [panel, timeline] = [await lesson.boundingBox(), await page.getByRole('region', { name: 'Timeline' }).boundingBox()]
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(timeline?.y ?? 0)

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Black; any key')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull()
  expect(lab.fragment()).toBe('#lesson=opening,7&theme=dark')
})

test('where the whole screen is refused the page fills its window, and Space plays', async ({ page }) => {
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))
  })
  await page.goto('./')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Present' }).click()
  await expect(page.locator('.present-bar')).toContainText('the page fills its window')
  await expect(page.getByRole('button', { name: 'End presenting' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Present' })).toBeFocused()
})
