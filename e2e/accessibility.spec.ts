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
