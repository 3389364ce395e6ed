import { gzipSync } from 'node:zlib'
import { expect, test, type Locator, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/**
 * Bytes of script, compressed by gzip, that the page may fetch before it has drawn the first moment of a run; its
 * worker's own come beside them. Most is made by others: 115 kB three, 55 kB React, 30 kB React Aria, 8 kB zod.
 */
const PAGE_BUDGET = 350_000
const WORKER_BUDGET = 50_000

/** What is loaded after the first picture. */
const late = ['choice-select', 'model-select', 'help-dialog', 'trust-dialog', 'landscape-note', 'parameter-strip', 'drawer-tabs', 'curves-view', 'gram-view', 'map-view']

/** Opens the page; returns the addresses of all scripts that had been fetched when the first moment of a run was drawn. */
async function scriptsBeforeFirstPicture(page: Page): Promise<string[]> {
  await page.addInitScript(() => {
    const nextFrame = globalThis.requestAnimationFrame.bind(globalThis)
    const fetched: { before?: string[] } = {}
    Object.assign(globalThis, { fetched })
    globalThis.requestAnimationFrame = (callback) =>
      nextFrame((now) => {
        callback(now)
        // Nothing is drawn before the run has a first moment.
        if (!(Number(document.querySelector<HTMLElement>('canvas.scene')?.dataset['drawings']) > 0)) return
        fetched.before ??= performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))
      })
  })
  await page.goto('.')
  const before = () => page.evaluate(() => (globalThis as unknown as { fetched: { before?: string[] } }).fetched.before ?? [])
  await expect.poll(before).not.toEqual([])
  return before()
}

async function compressed(page: Page, urls: readonly string[]): Promise<number> {
  const bodies = await Promise.all([...new Set(urls)].map(async (url) => (await page.request.get(url)).body()))
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
}

test('the first moving picture takes a bounded amount of script', async ({ page }) => {
  const before = await scriptsBeforeFirstPicture(page)
  const isWorker = (url: string) => url.includes('worker')
  const sizes = { page: await compressed(page, before.filter((url) => !isWorker(url))), worker: await compressed(page, before.filter(isWorker)) }
  test.info().annotations.push({ type: 'bytes', description: JSON.stringify(sizes) })
  expect(sizes.page).toBeGreaterThan(100_000)
  expect(sizes.page).toBeLessThan(PAGE_BUDGET)
  expect(sizes.worker).toBeLessThan(WORKER_BUDGET)
  for (const name of late) expect(before.filter((url) => url.includes(name))).toEqual([])
})

test('what opens later is there once the page was idle, with the network gone', async ({ page, context }) => {
  const all: string[] = []
  page.on('request', (request) => all.push(request.url()))
  await page.goto('.')
  const { status } = labPage(page)
  await expect.poll(() => late.filter((name) => !all.some((url) => url.includes(`/${name}-`)))).toEqual([])
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  const help = page.getByRole('button', { name: 'What is this?' })
  await help.click()
  await expect(page.getByRole('dialog', { name: 'What is this?' })).toBeVisible()
  await page.keyboard.press('Escape')
  // The dialog keeps the focus until it has gone, and then gives it back.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(help).toBeFocused()
  await labPage(page).slider('imbalance').focus()
  await expect(labPage(page).control('imbalance').getByRole('img')).toBeVisible()
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.u-over').first()).toBeVisible()
})

for (const { by, act } of [
  { by: 'press', act: (button: Locator) => button.click() },
  { by: 'key', act: (button: Locator) => button.press('ArrowDown') },
]) {
  test(`a list opened by ${by} before it is loaded opens when it is, and gives the focus back`, async ({ page }) => {
    let go = () => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    await page.route('**/model-select-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('.')
    const button = labPage(page).control('model').getByRole('button')
    await expect(button).toHaveAccessibleName('Model')
    const [box, style] = [await button.boundingBox(), await look(button)]
    await act(button)
    await expect(page.getByRole('listbox')).toHaveCount(0)
    await expect(button).toBeFocused()
    go()
    await expect(page.getByRole('listbox', { name: 'Model' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('listbox')).toHaveCount(0)
    await expect(button).toBeFocused()
    await expect(button).toHaveAccessibleName('Model')
    expect(await button.boundingBox()).toEqual(box)
    // The mark of the press fades.
    await expect.poll(() => look(button)).toEqual(style)
  })
}

/** What a button is drawn with, but for the marks of a press and of the focus. */
function look(button: Locator): Promise<unknown> {
  return button.evaluate((element) => {
    const { display, font, padding, border, borderRadius } = getComputedStyle(element)
    return { display, font, padding, border, borderRadius, text: element.textContent }
  })
}

test('a part that cannot be loaded says so, and is asked for again', async ({ page }) => {
  await page.route('**/help-dialog-*.js', (route) => route.abort())
  await page.goto('.')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'What is this?' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The help could not be loaded' })).toBeVisible()
})
