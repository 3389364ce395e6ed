import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from 'playwright/test'
import { presets } from '../src/experiment/presets.ts'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** One that runs at once, and has something to say where the paper and the numbers differ. */
const chosen = presets.find(({ notes, paper }) => notes !== undefined && paper.startsWith('Fang'))!
const note = (page: Page) => page.getByRole('region', { name: 'Preset' })
const modelButton = (page: Page) => labPage(page).control('model').getByRole('button')

test('a preset chosen by mouse runs, says what it shows with numbers, and is one step of undo', async ({ page }) => {
  await page.goto('./#R=5&theme=dark')
  const { status, field, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await modelButton(page).click()
  await page.getByRole('option', { name: chosen.name }).click()
  await expect(note(page)).toContainText(chosen.name)
  await expect(note(page)).toContainText(chosen.paper)
  await expect.poll(fragment).toContain('model=layerPeeled')
  await expect.poll(fragment).toContain('theme=dark')
  await expect(status).not.toHaveAttribute('data-phase', 'computing')

  await note(page).getByRole('button', { name: /claim and the numbers/ }).click()
  await expect(note(page).getByRole('listitem').first()).toContainText(/\d/)
  expect((await new AxeBuilder({ page }).include('.preset-note').include('.controls').analyze()).violations).toEqual([])
  await note(page).getByRole('button', { name: 'Close the note' }).click()
  await expect(note(page)).toHaveCount(0)
  await modelButton(page).click()
  await page.getByRole('option', { name: chosen.name }).click()
  await expect(note(page)).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field('imbalance')).toHaveValue('5')
  await expect(field('lambdaW')).toBeVisible()
  await expect.poll(fragment).not.toContain('model=')
})

test('a preset chosen by keyboard is told again from its link, until a value is changed', async ({ page, context }) => {
  await page.goto('./#t=100')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await modelButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.type(chosen.name.slice(0, 12))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(note(other)).toContainText((await note(page).getByRole('heading').textContent())!)
  await labPage(other).field('classes').fill('3')
  await labPage(other).field('classes').press('Enter')
  await expect(note(other)).toHaveCount(0)
})

test('each model has its own knob among the controls, and the others say under “More” why they are off', async ({ page }) => {
  await page.goto('./#t=100')
  const { control, fragment } = labPage(page)
  const more = page.getByRole('button', { name: 'More', exact: true })
  const knobs = { Spheres: 'temperature', 'Layer-Peeled Model': 'budgetH', 'No penalty': null }
  for (const [name, knob] of Object.entries(knobs)) {
    await modelButton(page).click()
    await page.getByRole('option', { name }).first().click()
    await expect.poll(fragment).toContain('model=')
    for (const key of ['temperature', 'budgetH', 'lambdaW']) {
      await expect(control(key)).toBeVisible({ visible: key === knob })
    }
  }
  await more.click()
  await expect(control('budgetH')).toContainText('For budgets choose the Layer-Peeled Model.')
  await expect(control('budgetH').getByRole('textbox')).toBeDisabled()
})
