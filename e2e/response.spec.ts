import { expect, test } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** The frame in which something happened; frames are counted, since a clock judges the machine. */
interface Watched {
  frame: number
  /** Numbers of runs begun, and when. */
  begun: { run: number; frame: number }[]
  /** Batches of entries: of which run, up to which time of it, and when. */
  arrived: { run: number; until: number; frame: number }[]
  pressed: number[]
  /** When the scene was drawn. */
  drawn: number[]
}

test('a changed value begins its run in the same frame, and what the run sends is drawn in the next', async ({ page }) => {
  await page.addInitScript(watchFrames)
  await page.goto('./#R=20&T=30&t=10')
  const { status, slider, moment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'horizon')
  await expect.poll(moment).toBe(10)
  for (let step = 0; step < 3; step++) {
    const last = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.begun.at(-1)!.run)
    await slider('imbalance').press('ArrowRight')
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.arrived.at(-1)?.run)).toBeGreaterThan(last)
    await expect(status).toHaveAttribute('data-phase', 'horizon')
  }
  // The frames in which the last of it is drawn are over.
  const over = () =>
    page.evaluate(() => {
      const { frame, arrived } = (globalThis as unknown as { watched: Watched }).watched
      return frame - arrived.at(-1)!.frame
    })
  await expect.poll(over).toBeGreaterThan(2)
  const watched = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched)
  expect(watched.pressed).toHaveLength(3)
  for (const pressed of watched.pressed) {
    const begun = watched.begun.find(({ frame }) => frame >= pressed)
    expect(begun?.frame).toBe(pressed)
    // The ghost of the new value, while the run is on its way.
    expect(watched.drawn).toContain(pressed + 1)
    const first = watched.arrived.find(({ run, until }) => run === begun?.run && until >= 10)
    expect(watched.drawn).toContain(first!.frame + 1)
  }
})

/** Runs in the page. */
function watchFrames(): void {
  const watched: Watched = { frame: 0, begun: [], arrived: [], pressed: [], drawn: [] }
  Object.assign(globalThis, { watched })
  const Spawned = globalThis.Worker
  globalThis.Worker = class extends Spawned {
    override postMessage(message: unknown): void {
      const { type, run } = message as { type: string; run: number }
      if (type === 'start') watched.begun.push({ run, frame: watched.frame })
      super.postMessage(message)
    }
    override addEventListener(type: string, heard: EventListenerOrEventListenerObject): void {
      super.addEventListener(type, (event) => {
        const { data } = event as MessageEvent<{ type: string; run: number; entries: { t: number }[] }>
        if (type === 'message' && data.type === 'entries') {
          watched.arrived.push({ run: data.run, until: data.entries.at(-1)!.t, frame: watched.frame })
        }
        if (typeof heard === 'function') heard(event)
        else heard.handleEvent(event)
      })
    }
  }
  globalThis.addEventListener('keydown', ({ key }) => key === 'ArrowRight' && watched.pressed.push(watched.frame), { capture: true })
  const nextFrame = globalThis.requestAnimationFrame.bind(globalThis)
  let drawings = ''
  globalThis.requestAnimationFrame = (callback) =>
    nextFrame((now) => {
      callback(now)
      const count = document.querySelector<HTMLCanvasElement>('canvas.scene')?.dataset['drawings'] ?? ''
      if (count !== drawings) watched.drawn.push(watched.frame)
      drawings = count
    })
  const count = () => {
    watched.frame++
    nextFrame(count)
  }
  nextFrame(count)
}
