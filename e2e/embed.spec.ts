import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from 'playwright/test'
import type { DeckState } from '../src/store/deck-remote.ts'
import { onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** The latest that the frame has told the deck. */
const told = (page: Page) => page.evaluate(() => (window as unknown as { latest?: DeckState }).latest)

test('in a deck the arrows stay with the slides until the picture is pressed, and the deck leads the run', async ({ page, baseURL }) => {
  await page.goto(`${pathToFileURL('docs/deck/index.html').href}?lab=${encodeURIComponent(baseURL ?? '')}`)
  const slide = (number: number) => page.locator('section').nth(number - 1)
  const lab = page.frameLocator('iframe')
  const entries = () => page.evaluate(() => history.length)
  const before = await entries()
  await expect(slide(1)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(slide(2)).toBeVisible()
  await expect(lab.locator('.sentence')).toBeVisible()
  await expect.poll(async () => (await told(page))?.playing).toBe(true)

  await page.getByRole('button', { name: 'R = 60' }).click()
  await expect.poll(async () => (await told(page))?.link).toContain('R=60')
  await expect(lab.locator('.sentence')).toContainText('R = 60')
  expect((await told(page))?.seen).toBe(true)

  // Away and back: it stands still out of sight, and goes on.
  await page.keyboard.press('ArrowRight')
  await expect(slide(3)).toBeVisible()
  await expect.poll(told.bind(null, page)).toMatchObject({ seen: false, playing: false })
  const { t } = (await told(page)) as DeckState
  await page.keyboard.press('ArrowLeft')
  await expect(slide(2)).toBeVisible()
  await expect.poll(told.bind(null, page)).toMatchObject({ seen: true, playing: true })
  await expect.poll(async () => (await told(page))?.t).toBeGreaterThan(t)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect.poll(async () => (await told(page))?.playing).toBe(false)

  // A press in the picture takes the arrows, Escape gives them back.
  const root = lab.locator('html')
  const paused = (await told(page)) as DeckState
  await lab.locator('canvas.scene').click({ position: { x: 40, y: 220 } })
  await expect(root).toHaveAttribute('data-taken')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await told(page))?.t).toBeLessThan(paused.t)
  await expect(slide(2)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(root).not.toHaveAttribute('data-taken')
  await page.keyboard.press('ArrowLeft')
  await expect(slide(1)).toBeVisible()
  await page.keyboard.press('ArrowRight')

  await page.getByRole('button', { name: 'A lesson’s step' }).click()
  await expect.poll(async () => (await told(page))?.lesson).toMatchObject({ lesson: 'opening', step: 2 })
  // What it went through is no business of the deck's history.
  expect(await entries()).toBe(before)
  await expect(lab.getByRole('link', { name: 'Open in Neural Collapse Lab' })).toHaveAttribute('target', '_blank')
})

test('a link chooses what stands about an embedded picture', async ({ page }) => {
  await page.goto('./#R=60&t=5000&embed=scene')
  await expect.poll(() => page.locator('canvas.scene').getAttribute('data-drawings')).not.toBeNull()
  const parts = ['.top-bar', '.sentence', '.legend', '.timeline', '.controls', '.drawer', '.lesson']
  for (const part of parts) await expect(page.locator(part)).toHaveCount(0)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.goto('./#lesson=opening,5&embed=words,marks,timeline,controls,drawer,lesson')
  for (const part of parts.slice(1)) await expect(page.locator(part).first()).toBeVisible()
  await expect(page.locator('.top-bar')).toHaveCount(0)
  const link = page.getByRole('link', { name: 'Open in Neural Collapse Lab' })
  await link.focus()
  await expect(link).toHaveAttribute('href', /#lesson=opening,5$/)
})
