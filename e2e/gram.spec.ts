import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./#${fragment}&drawer=matrices`)
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await expect(grid(page, 'Classifiers')).toBeVisible()
}

const grid = (page: Page, name: string) => page.getByRole('grid', { name, exact: true })
const reading = (page: Page) => page.locator('.gram-reading')

test('cells are read by keys and by pointing, and say what the page says', async ({ page }) => {
  await open(page, 'R=20')
  const cell = grid(page, 'Classifiers').getByRole('gridcell')
  await cell.focus()
  await expect(reading(page)).toHaveText(/^cos\(w1, w2\) = −0\.\d{3}, predicted −0\.\d{3}$/)
  // To the pair of the minority, of which the sentence speaks.
  for (const key of ['PageDown', 'Control+End', 'ArrowLeft']) await page.keyboard.press(key)
  await expect(cell).toHaveAttribute('aria-colindex', '3')
  const [, value, predicted] = /^cos\(w4, w3\) = ([\d.]+), predicted ([\d.]+)$/.exec((await reading(page).textContent()) ?? '') ?? []
  expect(Math.abs(Number(value) - Number(predicted))).toBeLessThan(0.01)
  // The sentence has two decimals.
  const told = /it is ([\d.]+\d)/.exec((await labPage(page).sentence.textContent()) ?? '')?.[1]
  expect(Math.abs(Number(told) - Number(value))).toBeLessThanOrEqual(0.0056)
  await expect(page.locator('.grams [aria-live]')).toHaveText(`cos(w 4, w 3) = ${value}, predicted ${predicted}`)

  await page.getByRole('button', { name: 'Table' }).click()
  const table = page.getByRole('table', { name: 'Classifiers', exact: true })
  await expect(table.getByRole('row').nth(4).getByRole('cell').nth(2)).toHaveText(`${value}, predicted ${predicted}`)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Table' }).click()

  const canvas = grid(page, 'Classifiers against means').locator('canvas')
  const { width, height } = (await canvas.boundingBox())!
  await canvas.hover({ position: { x: width - 5, y: height - 5 } })
  await expect(reading(page)).toHaveText(/^cos\(w4, μ4 − μG\) = /)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('merged classes are named, and matrices follow the moment and the experiment', async ({ page }) => {
  await open(page, 'R=60')
  const note = page.locator('.gram-note').first()
  await expect(note).toHaveText('Merged: 3, 4.')
  const diagonal = grid(page, 'Classifiers').getByRole('gridcell')
  await diagonal.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(reading(page)).toHaveText('cos(w1, w1) = 1.000, predicted 1.000')
  await labPage(page).track.press('Home')
  await expect(note).toBeEmpty()
  await labPage(page).track.press('End')
  await labPage(page).field('imbalance').fill('1')
  await labPage(page).field('imbalance').press('Enter')
  await diagonal.focus()
  await page.keyboard.press('ArrowRight')
  await expect(reading(page)).toHaveText(/^cos\(w1, w2\) = −0\.33\d, predicted −0\.333$/)
  await expect(note).toBeEmpty()
})

test('vanished classes have no cosine, and the page says so', async ({ page }) => {
  await open(page, 'R=60&lambda=0.01')
  await expect(page.locator('.gram-note').first()).toHaveText('Vanished, hatched: 3, 4.')
  await grid(page, 'Classifiers').getByRole('gridcell').focus()
  await page.keyboard.press('End')
  await expect(reading(page)).toHaveText('cos(w1, w4) is not defined: w4 has vanished, predicted none: w4 has vanished')
})
