import { AxeBuilder } from '@axe-core/playwright'
import { expect as impatient, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)
// Two pictures, each with its own programs for a processor to build, and two runs.
test.setTimeout(150_000)
const expect = impatient.configure({ timeout: 45_000 })

const sideOf = (page: Page, side: 'A' | 'B') => page.getByRole('region', { name: `Experiment ${side}`, exact: true })
const timeOf = async (page: Page, side: 'A' | 'B') => Number(await sideOf(page, side).getByTestId('status').getAttribute('data-t'))

test('same start, one thing different, in two clicks; both are in the link; either can be kept', async ({ page }) => {
  await page.goto('./')
  const lab = labPage(page)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect.poll(lab.fragment).toBe('#vs=same')
  await lab.field('imbalance').fill('60')
  await lab.field('imbalance').press('Enter')
  await expect.poll(lab.fragment).toBe('#vs=R=60')
  await expect(page.locator('canvas.scene')).toHaveCount(2)
  await expect(sideOf(page, 'A').getByTestId('sentence')).toContainText('Balanced classes')
  await expect(sideOf(page, 'B').getByTestId('sentence')).toContainText('collapse threshold')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(lab.fragment).toBe('#vs=same')
  await page.getByRole('button', { name: 'Redo' }).click()
  await page.getByRole('button', { name: 'Keep B' }).click()
  await expect.poll(lab.fragment).toBe('#R=60')
  await expect(page.locator('canvas.scene')).toHaveCount(1)
  await expect(lab.sentence).toContainText('collapse threshold')
})

test('a link of two opens both at one time, and A takes B along where B has nothing of its own', async ({ page }) => {
  await page.goto('./#vs=R=60&t=400')
  const lab = labPage(page)
  for (const side of ['A', 'B'] as const) await expect.poll(() => timeOf(page, side)).toBe(400)
  await page.keyboard.press('v')
  await expect(page.getByRole('radio', { name: /^A/ })).toBeChecked()
  await lab.field('classes').fill('6')
  await lab.field('classes').press('Enter')
  await expect.poll(lab.fragment).toBe('#K=6&t=400&vs=R=60')
  await expect(sideOf(page, 'B').getByTestId('sentence')).toContainText('4, 5 and 6')
  await lab.track.press('Home')
  for (const side of ['A', 'B'] as const) await expect.poll(() => timeOf(page, side)).toBe(0)
})

test('one camera: what turns one picture turns the other', async ({ page }) => {
  await page.goto('./#vs=R=60&t=400')
  for (const side of ['A', 'B'] as const) await expect.poll(() => timeOf(page, side)).toBe(400)
  const second = page.locator('canvas.scene[data-side=B]')
  const drawings = async () => Number(await second.getAttribute('data-drawings'))
  await expect.poll(drawings).toBeGreaterThan(0)
  // The pictures rest once both runs are computed.
  await expect(sideOf(page, 'B').getByTestId('status')).not.toHaveAttribute('data-phase', 'computing')
  await page.waitForTimeout(1500)
  const before = await drawings()
  await page.locator('canvas.scene[data-side=A]').press('ArrowLeft')
  await expect.poll(drawings).toBeGreaterThan(before)
  expect(labPage(page).fragment()).toContain('camera=')
})

test('the curves of both, and their difference', async ({ page }) => {
  await page.goto('./#vs=R=60&t=400')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves-chart')).toHaveCount(5)
  await expect(page.locator('.curves-chart').first()).toContainText('Difference of A and B')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'B minority 3, 4' }).first()).toBeVisible()
})

for (const size of [{ width: 1280, height: 720 }, { width: 390, height: 844 }]) {
  test(`two experiments are accessible at ${size.width} × ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size)
    await page.goto('./#vs=R=60&t=400')
    await expect.poll(() => timeOf(page, 'B')).toBe(400)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations).toEqual([])
  })
}
