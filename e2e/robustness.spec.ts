import { expect, test, type Page } from 'playwright/test'
import { watchFaults } from './faults.ts'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** Makes the page believe that it is hidden, or seen again. */
async function setHidden(page: Page, hidden: boolean) {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden })
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: isHidden ? 'hidden' : 'visible' })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

/** Place on the timeline, 0 to 1, as drawn in the last frame. */
function placeOf(page: Page): Promise<number> {
  return labPage(page).track.evaluate((track: HTMLElement) => Number(track.style.getPropertyValue('--place')))
}

test('a tab hidden for an hour asks for no frame, and goes on where it was', async ({ page }) => {
  const faults = watchFaults(page)
  await page.clock.install()
  await page.addInitScript(() => {
    let asked = 0
    const request = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) => {
      asked++
      return request(callback)
    }
    Object.assign(window, { framesAsked: () => asked })
  })
  const asked = () => page.evaluate(() => (Reflect.get(window, 'framesAsked') as () => number)())
  const drawings = () => page.locator('canvas.scene').getAttribute('data-drawings')
  await page.goto('.')
  const { status, slider, computed } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await expect.poll(() => placeOf(page)).toBeGreaterThan(0.01)

  await setHidden(page, true)
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
  const before = { asked: await asked(), drawings: await drawings(), place: await placeOf(page) }
  await page.clock.runFor('01:00:00')
  expect({ asked: await asked(), drawings: await drawings(), place: await placeOf(page) }).toEqual(before)

  // What another hand changes meanwhile is computed, and still not a frame is asked for.
  const end = await computed()
  await slider('imbalance').press('ArrowRight')
  await expect.poll(computed).not.toBe(end)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  expect(await asked()).toBe(before.asked)

  await setHidden(page, false)
  await page.clock.runFor(50)
  await expect.poll(asked).toBeGreaterThan(before.asked)
  // At 20 s a run one frame moves by a tenth of a second at most, and 50 ms are three frames.
  expect(Math.abs((await placeOf(page)) - before.place)).toBeLessThan(0.02)
  await page.clock.resume()
  await expect.poll(() => placeOf(page)).toBeGreaterThan(before.place + 0.02)
  expect(faults).toEqual([])
})

test('while the page is busy the worker holds back: two batches on the way, no queue', async ({ page }) => {
  const faults = watchFaults(page)
  page.on('worker', (worker) => {
    const count = () => {
      const batches = { onTheWay: 0, most: 0 }
      Object.assign(globalThis, { batches })
      const post = globalThis.postMessage.bind(globalThis)
      const postMessage = (message: { type: string }, options?: StructuredSerializeOptions) => {
        if (message.type === 'entries') batches.most = Math.max(batches.most, ++batches.onTheWay)
        post(message, options)
      }
      Object.assign(globalThis, { postMessage })
      addEventListener('message', ({ data }) => data.type === 'taken' && batches.onTheWay--)
    }
    void worker.evaluate(count)
  })
  // A run that takes half a minute.
  await page.goto('./#K=10&nB=1000&d=20&t=1e5')
  const { computed } = labPage(page)
  await expect.poll(computed).toBeGreaterThan(1)
  await page.evaluate(() => {
    for (const end = performance.now() + 1000; performance.now() < end; );
  })
  const before = await computed()
  await expect.poll(computed).toBeGreaterThan(before)
  const most = await page.workers()[0].evaluate(() => (Reflect.get(globalThis, 'batches') as { most: number }).most)
  expect(most).toBe(2)
  expect(faults).toEqual([])
})

const storages = {
  forbidden: () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
    }
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  },
}
for (const [kind, initScript] of Object.entries(storages)) {
  test(`with storage ${kind} the page works, choices and all`, async ({ page }) => {
    const faults = watchFaults(page)
    await page.addInitScript(initScript)
    await page.goto('./#t=100')
    const { field, sentence } = labPage(page)
    // Keys are heard once the page is there.
    await expect(sentence).not.toBeEmpty()
    await page.keyboard.press('?')
    await page.getByRole('switch', { name: /act as keys/ }).press('Space')
    await expect(page.getByRole('switch', { name: /act as keys/ })).not.toBeChecked()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('option', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark')
    await field('imbalance').fill('60')
    await field('imbalance').press('Enter')
    await expect(sentence).toContainText('R = 60')
    expect(faults).toEqual([])
  })
}

test('a million samples are refused with the limit named, and nothing is lost', async ({ page }) => {
  const faults = watchFaults(page)
  await page.goto('./#R=3&t=100')
  const { field, control, status, fragment, computed } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const before = await computed()
  await page.getByRole('button', { name: 'More' }).click()
  /** Types, is refused, and takes it back. */
  const refuse = async (key: string, typed: string, limit: RegExp) => {
    const held = await field(key).inputValue()
    await field(key).fill(typed)
    await field(key).press('Enter')
    await expect(control(key).getByRole('alert')).toContainText(limit)
    await field(key).press('Escape')
    await expect(field(key)).toHaveValue(held)
    await expect(control(key).getByRole('alert')).toBeEmpty()
  }
  await refuse('minorityCount', '1000000', /from 1 to 5,000/)
  await refuse('minorityCount', '1e6', /from 1 to 5,000/)
  await refuse('imbalance', '10000000', /from 1 to 1,000,000/)
  await refuse('imbalance', '1000', /40,040 samples; at most 20,000/)
  await refuse('minorityCount', '5000', /40,000 samples; at most 20,000/)
  await refuse('classes', '1000000', /from 2 to 1,000/)
  await refuse('dimension', '1000000', /to 1,024/)
  await refuse('counts', '1000000, 5, 5', /to 20,000/)
  await refuse('counts', '20000, 20000', /40,000 samples; at most 20,000/)
  await refuse('counts', Array.from({ length: 200 }, () => '1').join(','), /100/)
  expect([fragment(), await computed()]).toEqual(['#R=3&t=100', before])
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  expect(faults).toEqual([])
})

/** Links of ill will, each with what must be told of it. */
const hostileLinks: readonly (readonly [what: string, fragment: string, told: RegExp])[] = [
  ['broken escapes', '%E0%A4%A&%zz=%&R=%', /./],
  ['separators', '=&;=:,&=;:&', /./],
  ['a number of 5,000 digits', `K=${'9'.repeat(5000)}`, /Classes \(K\) must be/],
  ['no numbers', 'R=NaN&lambda=Infinity&d=1e400&nB=-0&K=0x10', /Imbalance ratio \(R\) must be/],
  ['keys of every object', '__proto__=1&constructor=2&toString=3&hasOwnProperty=4', /__proto__/],
  ['a script', '<script>alert(1)</script>=<img src=x onerror=alert(1)>&model=<svg onload=alert(1)>', /Model \(model\) must be/],
  ['right to left and null', 'x%E2%80%AE%00%F0%9F%98%80=1&seed=%00', /Seed \(seed\) must be/],
  ['a flood of events', `events=${Array.from({ length: 900 }, (_, i) => `${i + 1}:R=2`).join(';')}`, /./],
  ['events in events', 'events=1:events=2:R=3;4:n=1,2,3&camera=1:2;3,=&t=1=2', /./],
  ['two million samples', `n=${Array.from({ length: 100 }, () => 20_000).join(',')}`, /at most 20,000/],
  ['the largest run', 'K=100&KB=0&nB=5000&R=1000&d=1024', /at most 20,/],
  ['100 kB', 'K=6&'.repeat(25_000), /./],
]

test('a dozen hostile links open, say what is wrong with them, and run', async ({ page }) => {
  const faults = watchFaults(page)
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const { computed, sentence } = labPage(page)
  for (const [i, [what, fragment, told]] of hostileLinks.entries()) {
    await test.step(what, async () => {
      // With another query the browser loads the page anew, without it goes from link to link.
      await page.goto(`./?${i - (i % 3)}#${fragment}`)
      const items = page.getByRole('alert').getByRole('listitem')
      await expect(items.filter({ hasText: told }).first()).toBeVisible()
      for (const text of await items.allTextContents()) expect(text.length).toBeLessThan(400)
      await expect.poll(computed).toBeGreaterThan(0)
      await expect(sentence).not.toBeEmpty()
    })
  }
  expect(faults).toEqual([])
})

test('the address edited by hand while running, then back and forth ten times: what it says is what is shown', async ({
  page,
}) => {
  const faults = watchFaults(page)
  await page.goto('.')
  const { status, sentence, field } = labPage(page)
  await page.evaluate(() => {
    for (let R = 2; R <= 12; R++) location.hash = `R=${R}`
  })
  await expect(field('imbalance')).toHaveValue('12')
  for (let i = 0; i < 10; i++) await page.goBack()
  await expect(field('imbalance')).toHaveValue('2')
  for (let i = 0; i < 10; i++) await page.goForward()
  await expect(field('imbalance')).toHaveValue('12')
  await page.evaluate(() => (location.hash = 'R=nonsense&K=6'))
  await expect(page.getByRole('alert').getByRole('listitem')).toContainText('Imbalance ratio')
  await expect(field('classes')).toHaveValue('6')
  await page.goBack()
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(0)
  await expect(sentence).toContainText('R = 12')
  await expect(status).toHaveAttribute('data-phase', 'rest')
  expect(faults).toEqual([])
})

test('fifty sizes of window and ten changes of colours while playing end in the right picture', async ({ page }) => {
  const faults = watchFaults(page)
  await page.goto('.')
  const { status } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const before = await placeOf(page)
  for (let i = 1; i <= 50; i++) {
    await page.setViewportSize({ width: 320 + ((i * 367) % 900), height: 400 + ((i * 211) % 400) })
    if (i % 5 === 0) await page.emulateMedia({ colorScheme: i % 2 === 0 ? 'dark' : 'light' })
  }
  await page.setViewportSize({ width: 1000, height: 600 })
  const drawn = () =>
    page.locator('canvas.scene').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas.getBoundingClientRect()
      return [canvas.width - width, canvas.height - height].map(Math.abs)
    })
  await expect.poll(async () => Math.max(...(await drawn()))).toBeLessThan(1)
  await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark')
  await expect.poll(() => placeOf(page)).toBeGreaterThan(before)
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(faults).toEqual([])
})

test('a hundred undos and redos in a row end where they should, in the address too', async ({ page }) => {
  const faults = watchFaults(page)
  await page.clock.install()
  await page.goto('./#t=100')
  const { status, sentence, field, fragment } = labPage(page)
  for (const R of ['5', '60']) {
    await field('imbalance').fill(R)
    await field('imbalance').press('Enter')
  }
  await field('imbalance').blur()
  for (let i = 0; i < 50; i++) {
    await page.keyboard.press('ControlOrMeta+z')
    await page.keyboard.press('ControlOrMeta+Shift+z')
  }
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field('imbalance')).toHaveValue('5')
  // Beyond what browsers allow a page to write, the last link waits for its turn.
  await page.clock.runFor(11_000)
  await expect.poll(fragment).toBe('#R=5&t=100')
  await expect(sentence).toContainText('R = 5')
  await expect(status).toHaveAttribute('data-phase', 'rest')
  expect(faults).toEqual([])
})

test('a slider dragged wildly ends at its last place: one entry of history, one step of undo', async ({ page }) => {
  const faults = watchFaults(page)
  await page.goto('./#t=100')
  const { status, sentence, slider, field, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  const entries = await page.evaluate(() => history.length)
  const box = await slider('imbalance').boundingBox()
  if (box === null) throw new Error('the slider is not on the page')
  await page.mouse.move(box.x + 9, box.y + box.height / 2)
  await page.mouse.down()
  for (let i = 1; i <= 40; i++) {
    const share = 0.5 + 0.5 * Math.sin(i * i)
    await page.mouse.move(box.x + share * box.width, box.y + box.height * (1 + 3 * Math.sin(i)))
  }
  await page.mouse.move(box.x + box.width * 0.6, box.y)
  await page.mouse.up()
  const dragged = Number(await field('imbalance').inputValue())
  expect(dragged).toBeGreaterThan(10)
  await expect(sentence).toContainText(`R = ${dragged}`)
  await expect.poll(fragment).toBe(`#R=${dragged}&t=100`)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  expect(await page.evaluate(() => history.length)).toBe(entries + 1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field('imbalance')).toHaveValue('1')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  expect(faults).toEqual([])
})
