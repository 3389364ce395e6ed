import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from 'playwright/test'
import { countFrames, labPage, onTheProcessor, untilStill } from './lab-page.ts'

test.use(onTheProcessor)

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
  await countFrames(page)
  await page.goto('./#vs=R=60&t=400')
  for (const side of ['A', 'B'] as const) await expect.poll(() => timeOf(page, side)).toBe(400)
  const second = page.locator('canvas.scene[data-side=B]')
  const drawings = async () => Number(await second.getAttribute('data-drawings'))
  await expect.poll(drawings).toBeGreaterThan(0)
  // The pictures rest once both runs are computed: then nothing but the camera draws.
  for (const side of ['A', 'B'] as const) {
    await expect(sideOf(page, side).getByTestId('status')).not.toHaveAttribute('data-phase', 'computing')
  }
  await untilStill(page)
  const before = await drawings()
  await page.locator('canvas.scene[data-side=A]').press('ArrowLeft')
  await expect.poll(drawings).toBeGreaterThan(before)
  expect(labPage(page).fragment()).toContain('camera=')
})

test('the curves of both with their difference, the matrices of either, and both in a file', async ({ page }) => {
  await page.goto('./#vs=R=60&t=400&drawer=curves')
  await expect(page.locator('.curves-chart')).toHaveCount(5)
  await expect(page.locator('.curves-chart').first()).toContainText('Difference of A and B')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'B minority 3, 4' }).first()).toBeVisible()

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()])
  expect(file.suggestedFilename()).toBe('neural-collapse vs=R=60.csv')
  const rows = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n').map((line) => line.split(','))
  expect(rows[0].slice(0, 3)).toEqual(['side', 't', 'difference'])
  const last = (side: string) => rows.findLast(([own]) => own === side)
  expect(Number(last('B')?.[2])).toBeGreaterThan(0.1)
  expect(last('A')?.[rows[0].indexOf('minorityClassifierCosine')]).not.toBe(last('B')?.[rows[0].indexOf('minorityClassifierCosine')])

  await page.getByRole('tab', { name: 'Gram matrices' }).click()
  const minority = page.getByRole('grid', { name: 'Classifiers', exact: true }).getByRole('gridcell')
  await minority.focus()
  for (const key of ['PageDown', 'Control+End', 'ArrowLeft']) await page.keyboard.press(key)
  await expect(page.locator('.gram-reading')).toHaveText(/predicted −0\.333$/)
  await page.getByRole('radio', { name: 'B', exact: true }).press('Space')
  await minority.focus()
  for (const key of ['PageDown', 'Control+End', 'ArrowLeft']) await page.keyboard.press(key)
  await expect(page.locator('.gram-reading')).toHaveText(/^cos\(w4, w3\) = 0\.99\d, predicted 1\.000$/)
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
