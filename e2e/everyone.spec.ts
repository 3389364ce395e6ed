import { expect, test, type Locator, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

/** Waits until the run on show is over. */
const computed = (page: Page) => expect(labPage(page).status).toHaveAttribute('data-phase', /rest|horizon/)

/** What has the focus, and whether that can be seen: a ring, or the frame that a field has in its place. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const node = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(node)
    const { left, top, right, bottom } = node.getBoundingClientRect()
    const offset = Number.parseFloat(outlineOffset)
    const isWithin = left - offset > 0 || top - offset > 0 || right + offset < innerWidth || bottom + offset < innerHeight
    const name = node.getAttribute('aria-label') ?? node.textContent ?? ''
    return { name: `${node.tagName} ${name.slice(0, 40)}`, isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && isWithin }
  })

/** Presses Tab until `target` has the focus, and asks at each stop whether the focus is seen. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = []
  while (!(await target.evaluate((node) => node === document.activeElement))) {
    await page.keyboard.press(key)
    const { name, isSeen } = await focused(page)
    if (!name.startsWith('BODY')) expect([name, isSeen]).toEqual([name, true])
    stops.push(name)
    expect(stops.length, `stops on the way: ${stops.join(' → ')}`).toBeLessThan(60)
  }
}

test('a whole visit by keyboard alone: slider, model, curves as a table, a vertex dragged, undo, the map', async ({ page }) => {
  await page.goto('./#R=10&t=100')
  const { slider, fragment } = labPage(page)
  await computed(page)
  const picture = page.locator('canvas.scene')
  const tab = (name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name })

  // The order is that of the eye: pages, what concerns the page, the picture, the controls, the timeline.
  await tabTo(page, tab('Lab'))
  await tabTo(page, page.getByRole('button', { name: 'What is this?' }))
  await tabTo(page, picture)
  await tabTo(page, slider('imbalance'))
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => Number(/R=([\d.]+)/.exec(fragment())?.[1])).toBeGreaterThan(10)

  const model = page.locator('.model-button')
  await tabTo(page, model)
  await page.keyboard.press('Enter')
  const option = page.getByRole('option', { name: /^Layer-Peeled Model/ })
  await expect(option).toBeVisible()
  await page.keyboard.type('Layer')
  await expect(option).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(fragment).toContain('model=layerPeeled')
  await computed(page)
  await expect(model).toBeFocused()

  await tabTo(page, page.getByRole('button', { name: 'Curves' }))
  await page.keyboard.press('Enter')
  const table = page.getByRole('button', { name: 'Table' })
  await expect(table).toBeVisible()
  await tabTo(page, table, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'Gap to the optimum' })).toBeVisible()
  await expect(page.getByRole('rowheader').first()).toHaveText(/\d/)

  await tabTo(page, picture, 'Shift+Tab')
  for (const key of [']', 'Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await expect(page.getByTestId('touched')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(fragment).toContain('events=')
  await page.keyboard.press('Control+z')
  await expect.poll(fragment).not.toContain('events=')

  await tabTo(page, tab('Map'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  const map = page.getByTestId('map-picture')
  await expect(map).toBeVisible()
  await tabTo(page, map)
  // It fills coarse to fine: from cell to cell up to one that is there.
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('map-read-out')).toContainText('opens this run', { timeout: 500 })
  }).toPass()
  const opened = fragment()
  await page.keyboard.press('Enter')
  await expect(tab('Lab')).toHaveAttribute('aria-current', 'page')
  await expect(picture).toBeVisible()
  expect(fragment()).not.toBe(opened)
})

/** What can be read or pressed and lies outside the window where no scrolling brings it, or is wider than it. */
const outOfReach = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth } = document.documentElement
    const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []
    for (const node of document.querySelectorAll('button, input, p, h2, [role=slider]')) {
      const isShown = node.checkVisibility({ visibilityProperty: true }) && node.closest('.only-heard, [hidden]') === null
      const { left, top, right, bottom, width } = node.getBoundingClientRect()
      const isClipped = getComputedStyle(node).clipPath !== 'none'
      if (!isShown || isClipped || width < 2) continue
      const scrolled = node.parentElement?.closest('.controls, .drawer-room, .modal, .map-side, .preset-note')
      const isBelow = scrolled == null && (top + scrollY < -1 || bottom + scrollY > scrollHeight + 1)
      if (left < -1 || right > clientWidth + 1 || isBelow) faults.push(`${node.className}: ${node.textContent} ${left}…${right}`)
    }
    return faults
  })

test('at four times the size and with text spaced out nothing is cut off, and one scrolls one way', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto('./#R=20&t=100')
  const { slider } = labPage(page)
  await computed(page)
  expect(await outOfReach(page)).toEqual([])
  // As WCAG 1.4.12 has it.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
  for (const name of ['Controls', 'Curves']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(name === 'Controls' ? slider('imbalance') : page.locator('.curves .u-over').first()).toBeVisible()
    expect(await outOfReach(page)).toEqual([])
  }
  await page.getByRole('button', { name: 'Map' }).click()
  await expect(page.getByTestId('map-picture')).toBeVisible()
  expect(await outOfReach(page)).toEqual([])
  await page.getByRole('button', { name: 'Lab' }).click()
  await page.getByRole('button', { name: 'What is this?' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await outOfReach(page)).toEqual([])
})

test('where less motion is asked for no transition, no animation and no smooth scrolling is left', async ({ page }) => {
  await page.goto('./#R=20&t=100')
  await computed(page)
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.curves .u-over').first()).toBeVisible()
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((node) =>
      ['', '::before', '::after'].flatMap((part) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node, part)
        const isStill = /^(0s(, )?)*$/.test(transitionDuration) && animationName === 'none' && scrollBehavior === 'auto'
        return isStill ? [] : [`${node.className}${part}`]
      }),
    ),
  )
  expect(moving).toEqual([])
})
