import { expect, test, type Page, type Worker } from 'playwright/test'
import { watchFaults } from './faults.ts'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** A run of many minutes, which no machine ends before its worker is struck; the picture is paused. */
async function underWay(page: Page): Promise<Worker> {
  await page.goto('./#model=ulpm&K=10&nB=1000&d=20&tol=1e-8&t=1e5')
  await expect.poll(() => labPage(page).computed()).toBeGreaterThan(1)
  return page.workers()[0]
}

/** The run begins again on the processor, and the page says so in one line; then all is as ever. */
async function expectRestarted(page: Page, why: RegExp) {
  const { status, sentence, computed } = labPage(page)
  await expect(status).toContainText(why)
  await expect(status).toContainText('The run was started again on the processor.')
  await expect(status).toHaveAttribute('data-engine', 'float64 loops')
  await expect.poll(computed).toBeGreaterThan(1)
  await expect(status).toContainText(why)
  await page.evaluate(() => (location.hash = 'R=60&t=1e5'))
  // A thread that spins dies slowly, and takes a core of two from the run until then.
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await expect(sentence).toContainText('R = 60')
  await expect(status).not.toContainText(why)
  await expect.poll(() => page.workers().length).toBe(1)
}

/** Time passes until the page misses its worker, which may have answered once more before it was struck. */
async function untilMissed(page: Page) {
  await expect(async () => {
    await page.clock.runFor(20_000)
    await expect(labPage(page).status).toContainText('The computation stopped answering.', { timeout: 5000 })
  }).toPass()
}

test('a worker that throws is replaced, and the page says so', async ({ page }) => {
  const faults = watchFaults(page)
  const worker = await underWay(page)
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('boom')
    })
  })
  await expectRestarted(page, /The computation stopped unexpectedly \(.*boom\)\./)
  // Nothing but what was thrown here.
  expect(faults.filter((fault) => !fault.includes('boom'))).toEqual([])
})

test('a worker that is killed without a word is missed, and replaced', async ({ page }) => {
  const faults = watchFaults(page)
  await page.clock.install()
  const worker = await underWay(page)
  await worker.evaluate(() => close()).catch(() => {})
  await expect.poll(() => page.workers().length).toBe(0)
  await untilMissed(page)
  await expectRestarted(page, /The computation stopped answering\./)
  expect(faults).toEqual([])
})

test('a worker that hangs is missed, ended, and replaced', async ({ page }) => {
  const faults = watchFaults(page)
  await page.clock.install()
  const worker = await underWay(page)
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await untilMissed(page)
  await expectRestarted(page, /The computation stopped answering\./)
  expect(faults).toEqual([])
})
