import { expect, test, type Browser, type Page } from 'playwright/test'
import { chromiumArguments, chromiumPath } from '../scripts/browser.mjs'
import { watchFaults } from './faults.ts'
import { labPage, onWebGPU } from './lab-page.ts'

// A browser of its own: after some crashes Chromium gives no page its graphics back.
test.use({ launchOptions: { args: chromiumArguments, executablePath: chromiumPath() } })

interface Flood {
  readonly worker: Worker
  /** The plan of the page's own run. */
  readonly plan: { seed: number; segments: { spec: { counts: number[] } }[] }
}

/** Keeps the page's worker and its first plan in `flood`, so that the test can start runs at a pace of its own. */
async function keepWorker(page: Page) {
  await page.addInitScript(() => {
    const kept: Record<string, unknown> = {}
    Object.assign(window, { flood: kept })
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        kept['worker'] = this
      }
      override postMessage(message: { plan?: unknown }) {
        kept['plan'] ??= message.plan
        super.postMessage(message)
      }
    }
  })
}

/** Counts the worker's device buffers that are made from now on and not destroyed. */
function countBuffers(page: Page) {
  page.on('worker', (worker) => {
    const count = () => {
      const live = new Map<GPUBuffer, number>()
      const { createBuffer } = GPUDevice.prototype
      const { destroy } = GPUBuffer.prototype
      GPUDevice.prototype.createBuffer = function (descriptor) {
        const buffer = createBuffer.call(this, descriptor)
        live.set(buffer, descriptor.size)
        return buffer
      }
      GPUBuffer.prototype.destroy = function () {
        live.delete(this)
        return destroy.call(this)
      }
      const held = () => ({ buffers: live.size, bytes: [...live.values()].reduce((sum, size) => sum + size, 0) })
      Object.assign(globalThis, { held })
    }
    void worker.evaluate(count)
  })
  return () => page.workers()[0].evaluate(() => Reflect.get(globalThis, 'held')() as { buffers: number; bytes: number })
}

/** Starts runs, each dropped by the next at once or after one, two or three messages; returns what came of them. */
function startAndDrop(page: Page, from: number, count: number) {
  return page.evaluate(
    async ([first, end]) => {
      const { worker, plan } = Reflect.get(window, 'flood') as Flood
      const heard: Record<string, number> = {}
      for (let run = first; run < end; run++) {
        const own = structuredClone(plan)
        own.seed = run
        own.segments[0].spec.counts = [20 + (run % 7), 20 + (run % 7), 20, 20]
        const reached = new Promise<void>((resolve) => {
          let missing = run % 4
          const hear = ({ data }: MessageEvent<{ run: number; type: string }>) => {
            if (data.run !== run) return
            heard[data.type] = (heard[data.type] ?? 0) + 1
            if (data.type === 'entries') worker.postMessage({ type: 'taken', run })
            if (--missing === 0) resolve()
          }
          worker.addEventListener('message', hear)
          if (missing === 0) resolve()
        })
        worker.postMessage({ type: 'start', run, plan: own, engine: 'webgpu' })
        await reached
      }
      return heard
    },
    [from, from + count] as const,
  )
}

test('a hundred runs started and dropped leave the memory of the graphics device flat', async ({ page }) => {
  const faults = watchFaults(page)
  await keepWorker(page)
  const held = countBuffers(page)
  await onWebGPU(page)
  await page.goto('./#t=100')
  const { status, computed } = labPage(page)
  await expect(status).toHaveAttribute('data-engine', 'fused WGSL on TensorFlow.js WebGPU')
  await expect.poll(computed).toBeGreaterThan(0)

  // The device's pool has met every size once.
  await startAndDrop(page, 1000, 40)
  const before = await held()
  const heard = await startAndDrop(page, 2000, 60)
  const after = await held()
  expect(heard).toMatchObject({ engine: expect.any(Number), layout: expect.any(Number), entries: expect.any(Number) })
  // The memory of one flow is kept, five buffers and what they are read through: sixty runs that left theirs behind
  // would leave 300 and 20 MB.
  expect(before.buffers).toBeGreaterThan(4)
  expect(after.buffers - before.buffers).toBeLessThan(30)
  expect(after.bytes - before.bytes).toBeLessThan(1024 * 1024)
  expect(faults).toEqual([])
})

async function crashGraphics(browser: Browser) {
  const session = await browser.newBrowserCDPSession()
  await session.send('Browser.crashGpuProcess')
  await session.detach()
}

/** The picture is drawn again, or a sentence says that it cannot be. */
async function expectPictureOrSentence(page: Page) {
  const canvas = page.locator('canvas.scene')
  const drawings = async () => Number(await canvas.getAttribute('data-drawings'))
  const before = await drawings()
  const told = page.getByText('The numbers and curves go on without it.')
  await canvas.press('ArrowLeft')
  await expect.poll(async () => (await drawings()) > before || (await told.isVisible())).toBe(true)
  // One of the two, and the one that is true.
  const isLost = () => canvas.evaluate((element: HTMLCanvasElement) => element.getContext('webgl2')?.isContextLost())
  await expect.poll(async () => (await isLost()) === (await told.isVisible())).toBe(true)
}

test('when the graphics process dies twice in a run, the run goes on, and whether it can still be seen is said', async ({
  page,
  browser,
}) => {
  const faults = watchFaults(page)
  await onWebGPU(page)
  await page.goto('./#K=10&nB=800&d=20&t=1e5')
  const { status, sentence, computed } = labPage(page)
  await expect.poll(computed).toBeGreaterThan(1)
  await expect(status).toHaveAttribute('data-engine', 'fused WGSL on TensorFlow.js WebGPU')
  const atFirst = await computed()

  await crashGraphics(browser)
  await expect(status).toHaveAttribute('data-engine', 'float64 loops')
  await expect(status).toContainText(/graphics device.*The run goes on from its last state on the processor/)
  expect(await computed()).toBeGreaterThanOrEqual(atFirst)
  await expectPictureOrSentence(page)

  const atSecond = await computed()
  await crashGraphics(browser)
  await expectPictureOrSentence(page)
  await expect.poll(computed).toBeGreaterThan(atSecond)
  await expect(status).toContainText('The run goes on from its last state on the processor')

  // The page is as usable as before.
  await page.evaluate(() => (location.hash = 'R=60&t=1'))
  await expect(sentence).toContainText('R = 60')
  await expect.poll(computed).toBeGreaterThan(100)
  await expectPictureOrSentence(page)
  expect(faults).toEqual([])
})
