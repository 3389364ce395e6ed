import { expect, test, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** The strip of a control, its dot, and where the dot is: place along the slider and height. */
function stripOf(page: Page, key: string) {
  const control = labPage(page).control(key)
  const dot = control.locator('.strip-dot')
  const at = (name: string) => dot.evaluate((element, property) => Number(element.style.getPropertyValue(property)), name)
  return { picture: control.getByRole('img'), place: () => at('--place'), height: () => at('--height') }
}

/** Presses the slider's thumb and drags it to a place, 0…1; the pointer stays down. */
async function drag(page: Page, key: string, from: number, to: number): Promise<void> {
  const box = await labPage(page).slider(key).boundingBox()
  if (box === null) throw new Error('the slider is not on the page')
  // The thumb, 18 CSS pixels wide, stays within the slider.
  const x = (place: number) => box.x + 9 + place * (box.width - 18)
  await page.mouse.move(x(from), box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(x(to), box.y + box.height / 2, { steps: 6 })
}

test('under the slider that is touched stands what theory says along it, until another is touched', async ({ page }) => {
  await page.goto('./#R=20&t=1e5')
  const { status, slider, sentence } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const imbalance = stripOf(page, 'imbalance')
  await expect(imbalance.picture).toHaveCount(0)
  const before = await slider('imbalance').boundingBox()
  await slider('imbalance').focus()
  await expect(imbalance.picture).toHaveAccessibleName(
    'Cosine of classifiers between minority classes against R: predicted 0.50 at 20. Next threshold: R₀ = 47.6, minority classifiers merge.',
  )
  expect(await slider('imbalance').boundingBox()).toEqual(before)
  // The thumb stands over the dot, which is where the sentence says: at rest, as predicted.
  expect(await imbalance.place()).toBeCloseTo(Math.log(20) / Math.log(100), 3)
  await expect(sentence).toContainText('0.50')

  await slider('lambdaW').focus()
  await expect(stripOf(page, 'lambdaW').picture).toHaveAccessibleName(/against λ: predicted 0\.50 at 0\.0023\./)
  await expect(imbalance.picture).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(stripOf(page, 'lambdaW').picture).toHaveCount(0)
})

test('a ramp is one change in words, draws its way along the strip, and comes back the same way', async ({ page }) => {
  await page.goto('./#lambda=0.01&t=1e5&speed=4')
  const { status, slider, control, fragment, moment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await slider('lambdaW').focus()
  const { place, height } = stripOf(page, 'lambdaW')
  await expect.poll(height).toBeGreaterThan(0.3)
  const start = { place: await place(), height: await height(), t: await moment() }
  await control('lambdaW').getByRole('button', { name: 'Let weight decay rise slowly to 0.1' }).click()
  await expect.poll(fragment).toMatch(/events=[\d.]+:lambda=0\.1,over=/)
  await expect(page.getByRole('button', { name: /Change at t = .*: λ rises to 0\.1 within/ })).toBeVisible()
  await expect.poll(place).toBeGreaterThan(start.place + 0.05)
  expect(await height()).toBeLessThan(start.height)
  expect(await moment()).toBeGreaterThan(start.t)
  // Its way so far is drawn.
  await expect(control('lambdaW').locator('.strip-trail')).toHaveAttribute('d', /^M.*L/)
  await control('lambdaW').getByRole('button', { name: 'Let weight decay fall slowly to 0.01' }).click()
  await expect.poll(place).toBeLessThan(start.place + 0.03)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(fragment).not.toContain('events')
})

test('with Shift a drag and the arrow keys land on R₀ exactly', async ({ page }) => {
  await page.goto('./#R=20&t=100')
  const { status, slider, field, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const R0 = Math.log(47.610173) / Math.log(100)
  await page.keyboard.down('Shift')
  await drag(page, 'imbalance', Math.log(20) / Math.log(100), R0 + 0.02)
  await page.mouse.up()
  await page.keyboard.up('Shift')
  // All sixteen digits in the link, as many as a slider gives in the field.
  await expect.poll(fragment).toMatch(/R=47\.61017342\d+/)
  await expect(field('imbalance')).toHaveValue('47.6')
  await field('imbalance').fill('20')
  await field('imbalance').press('Enter')
  await slider('imbalance').press('Shift+ArrowRight')
  await expect.poll(fragment).toMatch(/R=47\.61017342\d+/)
  // Without it, and without the magnet, dragging is free.
  await drag(page, 'imbalance', R0, R0 + 0.02)
  await page.mouse.up()
  await expect.poll(fragment).not.toContain('R=47.61')
})

/** Frames from the value of the slider to the next change of the picture, while no message of a run arrives. */
interface Watched {
  isHeld: boolean
  frame: number
  picture: string
  turned: number[]
  drawn: number[]
}

test('the ghost of ten classes is drawn anew in the first frame that shows the new value', async ({ page }) => {
  await page.addInitScript(watchPictures)
  await page.setViewportSize({ width: 900, height: 600 })
  await page.goto('./#K=10&R=20&nB=1&T=30&t=30')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'horizon')
  await drag(page, 'imbalance', Math.log(20) / Math.log(100), 0.66)
  await expect(stripOf(page, 'imbalance').picture).toBeVisible()
  await page.evaluate(() => ((globalThis as unknown as { watched: Watched }).watched.isHeld = true))
  const box = await labPage(page).slider('imbalance').boundingBox()
  if (box === null) throw new Error('the slider is not on the page')
  for (let i = 1; i <= 6; i++) {
    await page.mouse.move(box.x + 9 + (0.66 + i * 0.02) * (box.width - 18), box.y + box.height / 2)
    // Two frames later the ghost has been drawn, or it comes too late.
    await page.waitForFunction((changes) => {
      const { frame, turned } = (globalThis as unknown as { watched: Watched }).watched
      return turned.length >= changes && frame > turned[turned.length - 1] + 2
    }, i)
  }
  const watched = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched)
  await page.mouse.up()
  // There is nothing to compare the first picture with.
  const [, ...turned] = watched.turned
  expect(turned.length).toBeGreaterThanOrEqual(5)
  // A value set between two frames is painted by the second, and so is the ghost.
  for (const frame of turned) expect(watched.drawn).toContain(frame + 1)
})

/** Runs in the page: holds the worker's messages back on demand, so that what changes in the picture is the ghost. */
function watchPictures(): void {
  const watched: Watched = { isHeld: false, frame: 0, picture: '', turned: [], drawn: [] }
  Object.assign(globalThis, { watched })
  const Spawned = globalThis.Worker
  globalThis.Worker = class extends Spawned {
    override addEventListener(type: string, heard: EventListenerOrEventListenerObject): void {
      super.addEventListener(type, (event) => {
        if (type === 'message' && watched.isHeld) return
        if (typeof heard === 'function') heard(event)
        else heard.handleEvent(event)
      })
    }
  }
  let empty = ''
  const emptyLike = ({ width, height }: HTMLCanvasElement) =>
    (empty ||= Object.assign(document.createElement('canvas'), { width, height }).toDataURL())
  const nextFrame = globalThis.requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = (callback) =>
    nextFrame((now) => {
      callback(now)
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.scene')
      if (!watched.isHeld || canvas === null) return
      // A frame in which nothing was drawn leaves an empty canvas to read.
      const picture = canvas.toDataURL()
      if (picture === watched.picture || picture === emptyLike(canvas)) return
      if (watched.picture !== '') watched.drawn.push(watched.frame)
      watched.picture = picture
    })
  const count = () => {
    watched.frame++
    nextFrame(count)
  }
  nextFrame(count)
  const turned = (changes: readonly MutationRecord[]) => {
    if (watched.isHeld && changes.some(({ target }) => (target as Element).matches('.range'))) watched.turned.push(watched.frame)
  }
  new MutationObserver(turned).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-valuetext'] })
}
