import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** Opens a paused moment of the opening experiment and moves the pointer from place to place until it touches a mark. */
async function findMark(page: Page): Promise<{ x: number; y: number }> {
  await page.goto('.#t=400')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const canvas = page.locator('canvas.scene')
  await expect(canvas).toHaveAttribute('data-drawings', /[1-9]/)
  const readout = page.getByTestId('touched')
  await expect(async () => {
    await canvas.focus()
    await page.keyboard.press('[')
    await page.keyboard.press('[')
    await page.keyboard.press(']')
    await expect(readout).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(readout).toBeHidden()
  const box = (await canvas.boundingBox())!
  // The first class stands upright: its mean is the highest mark of the picture.
  for (let y = box.y + 100; y < box.y + box.height / 2; y += 12) {
    for (let x = box.x + 0.2 * box.width; x < box.x + 0.6 * box.width; x += 20) {
      await page.mouse.move(x, y)
      if ((await canvas.getAttribute('data-touched')) === 'mean') return { x, y }
    }
  }
  throw new Error('no class mean was found')
}

test('a class mean tells its angles, is dragged, let go and relaxes; undo takes it back', async ({ page }) => {
  const { x, y } = await findMark(page)
  const readout = page.getByTestId('touched')
  await expect(readout).toContainText(/Class mean 1/)
  await expect(readout).toContainText(/Length 0\.\d+, predicted 0\.873/)
  await expect(readout.getByRole('row')).toHaveCount(4)
  await page.mouse.down()
  await page.mouse.move(x + 90, y + 60, { steps: 4 })
  const angle = async () => Number.parseFloat((await readout.getByRole('row').nth(1).getByRole('cell').first().textContent()) ?? '')
  // It was within a degree of 109.5° before.
  await expect.poll(async () => Math.abs((await angle()) - 109.5)).toBeGreaterThan(5)
  await page.mouse.up()
  await expect.poll(() => labPage(page).fragment()).toMatch(/events=400:mean=1,-?[\d.e-]+,-?[\d.e-]+,-?[\d.e-]+/)
  await expect(page.getByRole('button', { name: /class mean 1 moved by/ })).toBeVisible()
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await page.keyboard.press('End')
  await expect(labPage(page).sentence).toContainText(/a simplex ETF \(regular tetrahedron\); angles within 0\.\d+° of 109\.5°/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => labPage(page).fragment()).not.toContain('events')
})

test('the same with keys: brackets choose, Shift and arrows drag, Enter lets go, Escape puts back', async ({ page }) => {
  await findMark(page)
  await page.mouse.move(5, 5)
  const canvas = page.locator('canvas.scene')
  const readout = page.getByTestId('touched')
  await canvas.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press(']')
  await expect(readout).toContainText('Classifier 1')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(canvas).toHaveAttribute('data-held', 'classifier')
  await page.keyboard.press('Escape')
  await expect(canvas).not.toHaveAttribute('data-held')
  expect(labPage(page).fragment()).not.toContain('events')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => labPage(page).fragment()).toMatch(/events=400:classifier=1,/)
})
