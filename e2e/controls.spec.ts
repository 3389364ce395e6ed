import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('a typed imbalance turns the sentence and the link; undo and redo go back and forth', async ({ page }) => {
  await page.goto('.')
  const { field, sentence, fragment } = labPage(page)
  await field('imbalance').fill('60')
  await field('imbalance').press('Enter')
  await expect(sentence).toContainText(/R = 60 is above the collapse threshold R0 = 47\.6/)
  await expect.poll(fragment).toContain('R=60')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field('imbalance')).toHaveValue('1')
  await expect(sentence).toContainText('Balanced classes')
  await expect.poll(fragment).not.toContain('R=')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(field('imbalance')).toHaveValue('60')

  await page.locator('body').press('ControlOrMeta+z')
  await expect(field('imbalance')).toHaveValue('1')
  await page.goBack()
  await expect(sentence).toContainText(/above the collapse threshold/)
})

test('a drag is one step of undo, and what it passes leaves nothing behind', async ({ page }) => {
  await page.goto('./#t=100')
  const { slider, field, sentence, status, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const box = await slider('imbalance').boundingBox()
  if (box === null) throw new Error('the slider is not on the page')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 9, y)
  await page.mouse.down()
  for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + 9 + (i / 12) * (box.width * 0.6), y)
  // Already under the finger.
  await expect(sentence).toContainText('R =')
  await page.mouse.up()
  const dragged = Number(await field('imbalance').inputValue())
  expect(dragged).toBeGreaterThan(10)
  expect(dragged).toBeLessThan(25)
  await expect.poll(fragment).toBe(`#R=${dragged}&t=100`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field('imbalance')).toHaveValue('1')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('what cannot be taken is said beside the field, and nothing is lost', async ({ page }) => {
  await page.goto('.')
  const { field, control, slider } = labPage(page)
  await field('lambdaW').fill('much')
  await field('lambdaW').press('Enter')
  await expect(control('lambdaW').getByRole('alert')).toContainText(/must be a number .* “much”/)
  await expect(field('lambdaW')).toHaveValue('much')
  await expect(slider('lambdaW')).toHaveAttribute('aria-valuetext', '0.0023')
  await field('lambdaW').fill('5e-3')
  await field('lambdaW').press('Enter')
  await expect(control('lambdaW').getByRole('alert')).toBeEmpty()
  await expect(field('lambdaW')).toHaveValue('0.005')
})

test('every other parameter is one click deeper', async ({ page }) => {
  await page.goto('.')
  const { field, control } = labPage(page)
  await expect(control('dimension')).toBeHidden()
  await page.getByRole('button', { name: 'More' }).click()
  await field('counts').fill('30, 20, 10')
  await field('counts').press('Enter')
  await expect(field('classes')).toHaveValue('3')
  await expect(field('classes')).toBeDisabled()
  await expect(control('classes')).toContainText('given one by one')
})

test('a change from here is a flag on the timeline that can be taken out', async ({ page }) => {
  await page.goto('./#R=60&t=400')
  const { field, sentence, status, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'From here' }).click()
  await field('imbalance').fill('5')
  await field('imbalance').press('Enter')
  await expect(sentence).toContainText('R = 5')
  await expect.poll(fragment).toContain('R=60')
  await page.getByRole('button', { name: /Change at t = 400/ }).click()
  await page.getByRole('button', { name: 'Take it out' }).click()
  await expect(sentence).toContainText('R = 60')
  await expect(page.getByRole('button', { name: /Change at/ })).toHaveCount(0)
})

test('start again keeps the seed, a new start draws another', async ({ page }) => {
  await page.goto('./#t=100')
  const { moment, status, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: /Start again.*seed 1/ }).click()
  await expect.poll(moment).toBeLessThan(100)
  await page.getByRole('button', { name: /New start/ }).click()
  await expect.poll(fragment).toMatch(/seed=\d+/)
  await expect(page.getByRole('button', { name: /Start again.*seed 1$/ })).toHaveCount(0)
})
