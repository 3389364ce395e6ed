import { expect, test, type Page } from 'playwright/test'
import { contentSecurityPolicy } from '../scripts/content-security-policy.mjs'
import { watchFaults } from './faults.ts'
import { labPage, onTheProcessor, openLesson, openMap } from './lab-page.ts'

test.use(onTheProcessor)

/** What the page was not allowed to do, since it was opened. */
const violationsIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)

async function watchViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(globalThis, { violations })
    addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
    )
  })
}

/** Workers take the policy from their own files' headers only, which a plain server does not send; here one does. */
async function sendPolicyWithWorkers(page: Page): Promise<() => number> {
  let sent = 0
  await page.context().route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    sent += 1
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': contentSecurityPolicy } })
  })
  return () => sent
}

test('every part of the page keeps to the policy in it, and no request leaves the site', async ({ page }) => {
  const faults = watchFaults(page)
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await watchViolations(page)
  const sent = await sendPolicyWithWorkers(page)
  await page.goto('.')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'What is this?' }).click()
  await expect(page.getByRole('dialog', { name: 'What is this?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await status.getByRole('button').first().click()
  await expect(page.getByRole('dialog', { name: 'Can these numbers be trusted?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await labPage(page).slider('imbalance').focus()
  await expect(labPage(page).control('imbalance').getByRole('img')).toBeVisible()
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.u-over').first()).toBeVisible()
  await page.getByRole('tab', { name: /matri/i }).click()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.locator('canvas.scene')).toHaveCount(2)
  await page.getByRole('button', { name: 'Keep A' }).click()
  await openMap(page)
  await openLesson(page)

  expect(await violationsIn(page)).toEqual([])
  expect(faults).toEqual([])
  const { origin } = new URL(page.url())
  expect(requested.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== origin)).toEqual([])
  expect(sent()).toBeGreaterThan(1)
})

test('a script, a style and a request from elsewhere are refused', async ({ page }) => {
  await watchViolations(page)
  await page.goto('.')
  await page.evaluate(async () => {
    document.head.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.isForeign = true' }))
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }))
    await fetch('https://example.org/').catch(() => {})
  })
  await expect.poll(() => violationsIn(page)).toEqual([
    expect.stringContaining('script-src'),
    expect.stringContaining('style-src'),
    expect.stringContaining('connect-src: https://example.org/'),
  ])
  await expect(page.locator('body')).toBeVisible()
  expect(await page.evaluate(() => 'isForeign' in globalThis)).toBe(false)
})
