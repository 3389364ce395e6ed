import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

test('a thousand classes open, say what theory says, scrub and show their matrices', async ({ page }) => {
  const lab = labPage(page)
  await page.goto('./#K=1000&KB=996&R=1000&cols=means&lambda=1e-4&d=4&T=2')
  await expect(lab.status).toHaveAttribute('data-phase', 'horizon')
  await expect(lab.sentence).toHaveText(/is above the collapse threshold .* the minority classes 5–1000 are predicted to merge/)
  await expect(lab.field('classes')).toHaveValue('1000')
  await expect(page.getByRole('list', { name: 'What the marks are' })).toContainText('no names, edges or trails beyond 24 classes')
  await lab.track.press('Home')
  await expect.poll(lab.moment).toBe(0)
  await lab.track.press('End')

  await page.getByRole('button', { name: 'Curves' }).click()
  await page.getByRole('tab', { name: 'Gram matrices' }).click()
  const grid = page.getByRole('grid', { name: 'Classifiers', exact: true })
  await expect(grid).toHaveAttribute('aria-rowcount', '204')
  await expect(page.locator('.gram-legend')).toContainText('204 of 1,000 classes, evenly chosen')
  await grid.getByRole('gridcell').focus()
  await page.keyboard.press('Control+End')
  await expect(page.locator('.gram-reading')).toHaveText('cos(w1000, w1000) = 1.000, predicted 1.000')
  await page.getByRole('button', { name: 'Table' }).click()
  const table = page.getByRole('table', { name: 'Classifiers, of 204 of 1,000 classes' })
  await expect(table.getByRole('row').filter({ hasText: 'majority and minority' })).toBeVisible()
})
