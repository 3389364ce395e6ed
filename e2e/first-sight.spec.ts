import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('the opening experiment plays by itself, with a sentence and five controls', async ({ page }) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto('.')
  const { status, sentence, moment, control } = labPage(page)
  await expect(sentence).toContainText(/Balanced classes: on the way to a simplex ETF \(regular tetrahedron\); angles within [\d.]+° of 109\.5°\./)
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  const early = await moment()
  await expect.poll(moment).toBeGreaterThan(early)

  const five = ['classes', 'imbalance', 'lambdaW', 'model']
  for (const key of five) await expect(control(key)).toBeVisible()
  await expect(page.getByRole('button', { name: /Start again/ })).toBeVisible()
  await expect(page.locator('.controls [data-key]:visible')).toHaveCount(five.length)
  await expect(status).toContainText('Running on the processor')
  await expect(page.getByRole('list', { name: 'What the marks are' })).toContainText('class mean')

  const outside = addresses.filter((address) => !/^(data|blob):/.test(address) && !address.startsWith(page.url()))
  expect(outside).toEqual([])
})

test('who prefers no motion sees the end at once, at rest', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('.')
  const { status, sentence, moment, computed } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await expect(sentence).toContainText('Balanced classes: a simplex ETF')
  await expect(page.getByRole('button', { name: 'Play from the start' })).toBeVisible()
  expect(await moment()).toBe(await computed())
})

test('bad parts of a link are told and the rest is used', async ({ page }) => {
  await page.goto('./#R=-5&K=5&colour=red')
  const banner = page.getByRole('alert').filter({ hasText: '“colour”' })
  await expect(banner).toContainText('Imbalance')
  await expect(labPage(page).field('classes')).toHaveValue('5')
  await banner.getByRole('button', { name: 'Close' }).click()
  await expect(banner).toHaveCount(0)
})

test('without WebGL a sentence stands in place of the picture, and the run goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest])
    } as typeof getContext
  })
  await page.goto('.')
  await expect(page.getByText(/no WebGL/)).toBeVisible()
  await expect(labPage(page).sentence).toContainText('Balanced classes')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
})
