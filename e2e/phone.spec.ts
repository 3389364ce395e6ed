import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('on a phone everything is within reach, and the picture stays in sight of the controls', async ({ page }) => {
  await page.goto('./#t=100')
  const { status, sentence, field, slider, control } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await expect(sentence).toBeInViewport()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)

  const play = await page.getByRole('button', { name: 'Play', exact: true }).boundingBox()
  expect(play?.y).toBeGreaterThan(844 / 2)
  await expect(control('imbalance')).toBeHidden()
  await page.getByRole('button', { name: 'Controls' }).tap()
  await expect(slider('imbalance')).toBeInViewport()
  await field('imbalance').fill('60')
  await field('imbalance').press('Enter')
  await expect(sentence).toContainText('R = 60')
  await expect(sentence).toBeInViewport()
  const sheet = await page.locator('.controls').boundingBox()
  expect(sheet?.y).toBeGreaterThan(844 * 0.4)
  await page.getByRole('button', { name: 'Curves' }).tap()
  await expect(control('imbalance')).toBeHidden()
  await expect(page.locator('.curves .u-over').first()).toBeInViewport()
  await page.getByRole('button', { name: 'Curves' }).tap()
  await expect(page.locator('.curves')).toHaveCount(0)
})

test('on a tablet held upright the bar and the timeline have room for all that stands in them, in large type too', async ({ page }) => {
  for (const [link, width] of [['#t=100', 834], ['#t=100', 768], ['#t=100&theme=projector', 768]] as const) {
    await page.setViewportSize({ width, height: 1112 })
    await page.goto(`./${link}`)
    await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
    for (const row of ['.top-bar > *', '.top-bar button', '.timeline-moment > *, .timeline-choices > *, .timeline-sheets > *']) {
      const nodes = page.locator(row).filter({ visible: true })
      const edges = (await nodes.evaluateAll((all) => all.map((node) => node.getBoundingClientRect()))).flatMap(({ left, right }) => [left, right])
      // From left to right, none over the next or beyond the window's edge.
      expect(edges.length).toBeGreaterThan(5)
      expect(edges).toEqual(edges.toSorted((a, b) => a - b))
      expect(edges.at(-1)).toBeLessThanOrEqual(width)
    }
    const name = await page.getByRole('heading', { name: 'Neural Collapse Lab' }).boundingBox()
    expect(name?.height).toBeLessThan(48)
  }
})

test('targets on a touch screen are 44 pixels high', async ({ page }) => {
  await page.goto('./#t=100')
  const heights = await page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((button) => button.checkVisibility())
      .map((button) => ({ name: button.textContent || button.ariaLabel, height: button.getBoundingClientRect().height })),
  )
  expect(heights.length).toBeGreaterThan(5)
  expect(heights.filter(({ height }) => height < 44)).toEqual([])
})
