import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor, openLesson, openMap } from './lab-page.ts'
import { writeNextVersion } from './next-version.ts'
import { serveSite } from './site-server.ts'

test.use({ ...onTheProcessor, serviceWorkers: 'allow' })

const SITE = 'dist'

/** The page is held by a service worker once that has kept every file. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** What the browser does by itself some time after a visit has begun. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
}

test('after one visit everything works without the server', async ({ page, context }) => {
  const server = await serveSite(SITE)
  await page.goto(server.address)
  await kept(page)
  await server.close()
  await context.setOffline(true)

  await page.goto(`${server.address}?from=mail#R=10`)
  const lab = labPage(page)
  await expect(lab.status).toHaveAttribute('data-phase', 'rest')
  await expect.poll(lab.moment).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'What is this?' }).click()
  await expect(page.getByRole('dialog', { name: 'What is this?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Curves' }).click()
  await expect(page.locator('.u-over').first()).toBeVisible()
  await openMap(page)
  await openLesson(page)
  const files = (await readdir(SITE, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map(({ parentPath, name }) => join(parentPath, name).slice(SITE.length + 1).replaceAll('\\', '/'))
  const absent = await page.evaluate(async (names) => {
    const answers = await Promise.all(names.map((name) => fetch(name).then(({ ok }) => ok, () => false)))
    return names.filter((_, index) => !answers[index])
  }, files)
  expect(absent).toEqual([])
})

test('a new version leaves open pages whole, and opens with the next visit or on request', async ({ page, context }) => {
  const folder = await mkdtemp(join(tmpdir(), 'versions-'))
  const [second, third] = [join(folder, 'second'), join(folder, 'third')]
  await Promise.all([writeNextVersion(SITE, second, '2'), writeNextVersion(SITE, third, '3')])
  const server = await serveSite(SITE)
  try {
    await page.goto(server.address)
    await kept(page)
    server.serve(second)
    const other = await context.newPage()
    await other.goto(server.address)
    await expect(other).toHaveTitle('Neural Collapse Lab')
    await lookForUpdate(page)
    // The old version's files are gone from the server; the workers of a map were never asked for before.
    const notice = page.getByRole('status').filter({ hasText: 'A new version is ready; it opens with the next visit.' })
    await expect(notice).toBeVisible()
    await openMap(page)
    await page.getByRole('button', { name: 'Lab', exact: true }).click()
    await notice.getByRole('button', { name: 'Reload' }).click()
    await expect(notice).toContainText('Another page of the old one must be closed first.')
    expect(server.missing).toEqual([])

    await other.close()
    await expect
      .poll(async () => {
        await page.goto('about:blank')
        await page.goto(server.address)
        return page.title()
      })
      .toBe('Version 2 of Neural Collapse Lab')

    server.serve(third)
    await lookForUpdate(page)
    await expect(notice).toBeVisible()
    await notice.getByRole('button', { name: 'Reload' }).click()
    await expect(page).toHaveTitle('Version 3 of Neural Collapse Lab')
    await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
    expect(server.missing).toEqual([])
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
