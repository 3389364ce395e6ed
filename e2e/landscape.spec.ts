import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('where theory says nothing the best of 16 starts is looked for, and drawn dashed without a certificate', async ({ page }) => {
  await page.goto('./#nB=3&d=2')
  const { status, sentence, field } = labPage(page)
  await expect(status).not.toHaveAttribute('data-phase', 'computing')
  await expect(sentence).toContainText('no room for a simplex')
  await expect(sentence).toContainText(/best found of 16 starts, objective 0\.09\d+; no certificate\./, { timeout: 40_000 })
  await expect(page.getByRole('list', { name: 'What the marks are' })).toContainText('best found of 16 starts')
  await page.getByRole('button', { name: /Running on the processor/ }).click()
  const panel = page.getByRole('dialog', { name: 'Can these numbers be trusted?' })
  await expect(panel).toContainText('Certificatenone')
  await page.keyboard.press('Escape')
  // Three classes have room for a simplex: theory speaks again.
  await field('classes').fill('3')
  await field('classes').press('Enter')
  await expect(sentence).toContainText('simplex ETF')
  await expect(page.getByRole('list', { name: 'What the marks are' })).toContainText('where theory says it ends')
  await expect(page.getByRole('list', { name: 'What the marks are' })).not.toContainText('best found')
})

test('the preset of a saddle: what kind of point it is, a nudge off it, and back', async ({ page }) => {
  await page.goto('./#t=100')
  const { status, control, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await control('model').getByRole('button').click()
  await page.getByRole('option', { name: /A strict saddle/ }).click()
  await expect.poll(labPage(page).moment).toBe(60)
  await expect(status).toHaveAttribute('data-phase', 'rest')

  await page.getByRole('button', { name: 'What kind of point is this?' }).click()
  const panel = page.getByRole('region', { name: 'What kind of point is this?' })
  await expect(panel).toContainText('Near a strict saddle')
  // λ − √n/N = 0.0023 − √20/80.
  await expect(panel).toContainText('−0.0536')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await panel.getByRole('button', { name: /^Nudge/ }).click()
  await expect.poll(fragment).toContain('60:nudge=0.01')
  await expect(panel).toContainText('another is on show now')
  await expect(panel.getByRole('button', { name: /^Nudge/ })).toBeDisabled()
  await page.keyboard.press('End')
  await panel.getByRole('button', { name: 'Ask again' }).click()
  await expect(panel).toContainText('A minimum, up to rotations')
  await expect(panel).toContainText('No direction leads down from here.')

  await page.keyboard.press('l')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(fragment).not.toContain('60:nudge')
})

test('the decision cells come and go with a key and with their button, and stand in the link', async ({ page }) => {
  await page.goto('./#R=60&nB=3')
  const { status, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const legend = page.getByRole('list', { name: 'What the marks are' })
  const toggle = page.getByRole('button', { name: 'Decision cells' })
  await page.keyboard.press('End')
  const without = await page.locator('canvas.scene').screenshot()
  await page.keyboard.press('c')
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(legend).toContainText('class that wins there')
  await expect.poll(fragment).toContain('cells=on')
  await expect.poll(async () => (await page.locator('canvas.scene').screenshot()).equals(without)).toBe(false)
  await page.reload()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await toggle.click()
  await expect(legend).not.toContainText('class that wins there')
  await expect.poll(fragment).not.toContain('cells')
})
