import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./#${fragment}`)
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
}

const names = (page: Page) => page.locator('.curves-name')

test('charts are chosen, moved and taken away, by keyboard and by hand, and the link keeps them', async ({ page, context }) => {
  await open(page, 't=100')
  const { fragment } = labPage(page)
  await expect(names(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Charts' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Objective' }).press('Space')
  await expect(names(page)).toHaveCount(5)
  // Keys pick it up, take it to another place and put it down.
  await page.getByRole('button', { name: 'Drag Objective' }).press('Enter')
  const place = page.getByRole('button', { name: 'Insert between Classifier cosines and Distance' })
  await expect(async () => {
    await page.keyboard.press('ArrowUp')
    await expect(place).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove Gap to the optimum' }).press('Enter')
  await expect.poll(fragment).toContain('charts=nc1QuotientUnweighted,classifierCosine,objective,nc3SelfDualityUnweighted')
  const row = (name: string) => page.getByRole('row', { name })
  await row('Classifier cosines').dragTo(row('Spread within classes'), { targetPosition: { x: 60, y: 2 } })
  await expect.poll(fragment).toContain('charts=classifierCosine,nc1QuotientUnweighted,objective,nc3SelfDualityUnweighted')
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(names(other).nth(2)).toHaveText('Objective')
})

test('the link says what the drawer shows', async ({ page }) => {
  await open(page, 't=100')
  const { fragment } = labPage(page)
  await expect.poll(fragment).toBe('#t=100&drawer=curves')
  await page.getByRole('tab', { name: 'Gram matrices' }).click()
  await expect(page.getByRole('grid').first()).toBeVisible()
  await expect.poll(fragment).toBe('#t=100&drawer=matrices')
  await page.getByRole('button', { name: 'Matrices' }).click()
  await expect.poll(fragment).toBe('#t=100')
})

test('another convention and another axis take the place of those shown', async ({ page }) => {
  await open(page, 't=100&R=20')
  const spread = page.locator('.curves-values').nth(1)
  await expect(spread).not.toBeEmpty()
  const before = await spread.textContent()
  await page.getByRole('combobox', { name: 'Convention of Spread within classes' }).selectOption('cdnv')
  await expect.poll(labPage(page).fragment).toContain('charts=gap,cdnv,classifierCosine,nc3SelfDualityUnweighted')
  await expect(spread).not.toHaveText(before ?? '')
  await page.getByRole('button', { name: 'log: draw Spread within classes on a linear axis' }).click()
  await expect(page.getByRole('button', { name: 'linear: draw Spread within classes on a logarithmic axis' })).toBeVisible()
})

test('where conventions disagree a line says so, with both numbers', async ({ page }) => {
  await open(page, 't=300&R=20')
  await expect(page.locator('.curves-note-line')).toHaveText(/Conventions disagree.* is [\d.]+ .*, [\d.]+ with/)
})

test('the table and the files say what the charts show', async ({ page }) => {
  await open(page, 'K=5&R=20')
  const shown = await page.locator('.curves-values').first().textContent()
  await page.getByRole('button', { name: 'Table' }).click()
  const table = page.getByRole('region', { name: 'Curves as a table' })
  const last = table.locator('tbody tr').last().locator('td').first()
  await expect(last).toHaveText((shown ?? '').replace(/10−(\d+)/, (_, power: string) => `10${superscript(power)}`))
  await expect(table.locator('tfoot th')).toHaveText('theory')
  expect(await table.locator('tbody tr').count()).toBeLessThanOrEqual(200)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const [csvFile] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()])
  expect(csvFile.suggestedFilename()).toBe('neural-collapse K=5 R=20.csv')
  const [head, ...rows] = (await readFile(await csvFile.path(), 'utf8')).trimEnd().split('\n').map((line) => line.split(','))
  const gap = Number(rows.at(-1)?.[head.indexOf('gap')])
  const [digits, power] = (await last.textContent())!.split(' × 10')
  expect(gap.toExponential(1)).toBe(`${digits}e-${[...power].slice(1).map((sign) => superscripts.indexOf(sign)).join('')}`)

  const [jsonFile] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download JSON' }).click()])
  const json = JSON.parse(await readFile(await jsonFile.path(), 'utf8'))
  expect(json.link).toContain('K=5')
  expect(json.quantities.gap.at(-1)).toBe(gap)
  expect(json.t).toEqual(rows.map(([t]) => Number(t)))
})

test('a list that is open has no fault that axe finds', async ({ page }) => {
  await open(page, 'R=20&t=300')
  await page.getByRole('button', { name: 'Charts' }).click()
  await expect(page.getByRole('dialog', { name: 'Charts' })).toBeVisible()
  // The list stands at the end of the page, beside a hidden button that closes it: no part of a landmark.
  expect((await new AxeBuilder({ page }).disableRules('region').analyze()).violations).toEqual([])
})

test('curves that cannot be loaded leave the page as it is and can be tried again', async ({ page }) => {
  await page.route(/curves-view.*\.js/, (route) => route.abort())
  await page.goto('./#t=100')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Curves' }).click()
  const drawer = page.getByRole('region', { name: 'Curves' })
  await expect(drawer.getByRole('alert')).toContainText('The curves could not be shown')
  await expect(labPage(page).sentence).toBeVisible()
  await page.unroute(/curves-view.*\.js/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
})

const superscripts = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']

function superscript(power: string): string {
  return `⁻${[...power].map((digit) => superscripts[Number(digit)]).join('')}`
}

test('zooming shows a stretch about the moment, and the whole run again', async ({ page }) => {
  await open(page, 't=100&R=20')
  const labels = page.locator('.curves-chart').first().locator('.curves-times .curves-tick:visible')
  await expect(labels.first()).toHaveText('0')
  const whole = (await labels.allTextContents()).at(-1)
  await page.getByRole('button', { name: 'Zoom in on the moment shown' }).click()
  await page.getByRole('button', { name: 'Zoom in on the moment shown' }).click()
  await expect.poll(async () => (await labels.allTextContents()).at(-1)).not.toBe(whole)
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect.poll(async () => (await labels.allTextContents()).at(-1)).toBe(whole)
})
