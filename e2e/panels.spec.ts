import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

test('the controls fold away by key and button, come back, and a link keeps them folded', async ({ page }) => {
  await page.goto('./')
  const lab = labPage(page)
  await expect(lab.field('imbalance')).toBeVisible()
  await page.getByRole('button', { name: 'Fold the controls away' }).click()
  await expect(lab.field('imbalance')).toBeHidden()
  await expect.poll(lab.fragment).toContain('panel=off')
  // The way back has the focus.
  await expect(page.getByRole('button', { name: 'Show the controls' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(lab.field('imbalance')).toBeVisible()
  await expect.poll(lab.fragment).not.toContain('panel')
  await page.keyboard.press('p')
  await expect(lab.field('imbalance')).toBeHidden()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Show the controls' })).toBeVisible()
  await expect(lab.field('imbalance')).toBeHidden()
})

test('the drawer is made higher by keys and by hand, and is so again when it is opened anew', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Curves' }).click()
  const edge = page.getByRole('separator', { name: 'Height of the drawer' })
  const drawer = page.locator('.drawer')
  const height = async () => (await drawer.boundingBox())!.height
  await edge.focus()
  await page.keyboard.press('Home')
  await expect(edge).toHaveAttribute('aria-valuenow', '20')
  expect(Math.abs((await height()) - 0.2 * 720)).toBeLessThan(1)
  const { x, y, width } = (await edge.boundingBox())!
  await page.mouse.move(x + width / 2, y + 4)
  await page.mouse.down()
  await page.mouse.move(x + width / 2, y + 4 - 0.3 * 720, { steps: 4 })
  await page.mouse.up()
  await expect(edge).toHaveAttribute('aria-valuenow', '50')
  expect(Math.abs((await height()) - 0.5 * 720)).toBeLessThan(1)
  // The link holds the drawer open, the browser its height.
  await page.reload()
  await expect(edge).toHaveAttribute('aria-valuenow', '50')
})

test('the history tells each step in words, and a press goes there', async ({ page }) => {
  await page.goto('./')
  const lab = labPage(page)
  for (const [key, text] of [['imbalance', '60'], ['classes', '5']] as const) {
    await lab.field(key).fill(text)
    await lab.field(key).press('Enter')
  }
  const opener = page.getByRole('button', { name: 'History: all steps' })
  const steps = page.getByRole('listbox', { name: 'History' }).getByRole('option')
  await opener.click()
  await expect(steps).toHaveText([/^K.* 4 → 5now$/, /^R.* 1 → 60$/, /^As it was opened$/])
  await steps.last().click()
  await expect(lab.field('imbalance')).toHaveValue('1')
  await expect(lab.field('classes')).toHaveValue('4')
  // What was undone is still there to go to.
  await opener.click()
  await expect(steps).toHaveCount(3)
  await expect(steps.last()).toContainText('now')
  await steps.nth(1).click()
  await expect(lab.field('imbalance')).toHaveValue('60')
  await expect(lab.field('classes')).toHaveValue('4')
})

test('on a projector type is larger, and the system’s choice of colours is left alone', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.goto('./#theme=projector')
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-appearance', 'light')
  const size = () => root.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  expect(await size()).toBeCloseTo(0.0145 * 1280, 0)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(size).toBeCloseTo(0.0145 * 1920, 0)
})

test('on a projector, with curves and the history open, axe finds no fault, more contrast asked for', async ({ page }) => {
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze()
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => [node.html, node.failureSummary]) }))
  }
  await page.goto('./#theme=projector&R=20')
  const lab = labPage(page)
  await expect(lab.status).toHaveAttribute('data-phase', 'rest')
  await lab.field('classes').fill('5')
  await lab.field('classes').press('Enter')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
  expect(await faults()).toEqual([])
  await page.getByRole('button', { name: 'History: all steps' }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await faults()).toEqual([])
})

test.describe('under a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('on a phone the curves have room below their tools, and a press on a name says what it is', async ({ page }) => {
    await page.goto('./#R=10&t=300')
    await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
    await page.getByRole('button', { name: 'Curves' }).tap()
    await expect(page.locator('.curves .u-over').first()).toBeVisible()
    const [tools, plot, drawer] = await Promise.all(
      ['.curves-tools', '.u-over', '.drawer'].map((part) => page.locator(part).first().boundingBox()),
    )
    expect(plot!.y).toBeGreaterThan(tools!.y + tools!.height - 1)
    // The first chart begins within what is seen without scrolling.
    expect(plot!.y).toBeLessThan(drawer!.y + drawer!.height)
    await page.getByRole('button', { name: 'Controls' }).tap()
    const hint = page.getByRole('tooltip')
    await page.getByText('Imbalance ratio').tap()
    await expect(hint).toContainText('majority')
    const { x, width } = (await hint.boundingBox())!
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(390)
    await page.getByText('Imbalance ratio').tap()
    await expect(hint).toHaveCount(0)
  })
})
