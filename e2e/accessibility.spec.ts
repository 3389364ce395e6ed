import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => [node.html, node.failureSummary]) }))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' })

    test(`the page has no fault that axe finds, ${colorScheme}`, async ({ page }) => {
      await page.goto('./#R=20&K=5&x=1')
      await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
      expect(await faults(page)).toEqual([])
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('button', { name: 'Curves' }).click()
      await expect(page.locator('.curves .u-over').first()).toBeVisible()
      expect(await faults(page)).toEqual([])
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toContainText('What you see')
      expect(await faults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
  })
}

test('who does not see the picture hears its numbers and where they go, now and then', async ({ page }) => {
  // The run takes 20 s to play: numbers change between two tellings.
  await page.goto('./#R=60&speed=0.5')
  await expect(page.getByTestId('live-text')).toHaveText(/^minority cosine −?[01]\.\d\d( and (rising|falling))?, 1\.00 predicted; distance from the prediction [\d.]+ %/)
})
