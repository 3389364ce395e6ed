import { expect, test, type Page } from 'playwright/test'
import { countFrames, labPage, onTheProcessor, untilStill } from './lab-page.ts'

test.use(onTheProcessor)

/** Opens a moment of a run of six classes in five dimensions, where it stands still. */
async function openSix(page: Page, link = ''): Promise<void> {
  await page.goto(`.#K=6&R=3&t=300${link}`)
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await expect(page.locator('canvas.scene')).toHaveAttribute('data-drawings', /[1-9]/)
}

const badge = (page: Page) => page.getByTestId('dimensions')
const seen = (page: Page) => page.getByTestId('seen')
const drawings = async (page: Page) => Number(await page.locator('canvas.scene').getAttribute('data-drawings'))
const numbersIn = async (page: Page) => {
  const text = (await seen(page).textContent()) ?? ''
  return { share: Number(/(\d+) % of the energy/.exec(text)?.[1]), degrees: Number(/angles off by up to ([\d.]+)°/.exec(text)?.[1]) }
}

test('says what three of five dimensions keep; a view from a class is chosen, told and in the link', async ({ page }) => {
  await openSix(page)
  await expect(badge(page)).toContainText('5 dimensions:')
  await expect(seen(page)).toContainText(/^\d+ % of the energy kept, angles off by up to \d+° \((mean|classifier) \d and (mean|classifier) \d\)/)
  const { share, degrees } = await numbersIn(page)
  // Six directions nearly alike of which three are seen, and pairs whose difference is hidden.
  expect(share).toBeGreaterThan(50)
  expect(share).toBeLessThan(95)
  expect(degrees).toBeGreaterThan(5)
  await badge(page).getByRole('button', { name: /dimensions/ }).click()
  await page.getByRole('option', { name: /from class 2/ }).click()
  await expect.poll(() => labPage(page).fragment()).toContain('see=2')
  await expect(badge(page)).toContainText('from class 2')
  await expect.poll(async () => (await numbersIn(page)).degrees).not.toBe(degrees)
  await page.reload()
  await expect(badge(page)).toContainText('from class 2')
})

test('nothing is said where nothing is hidden', async ({ page }) => {
  await page.goto('.#t=300')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await expect(badge(page)).toHaveCount(0)
  await page.keyboard.press('t')
  expect(labPage(page).fragment()).not.toContain('see')
})

test('the tour turns a paused run, stops where it is, and an idle page then idles', async ({ page }) => {
  await countFrames(page)
  await openSix(page)
  await page.keyboard.press('t')
  await expect.poll(() => labPage(page).fragment()).toContain('see=tour')
  const before = await drawings(page)
  await expect.poll(() => drawings(page)).toBeGreaterThan(before + 10)
  await badge(page).getByRole('button', { name: 'Stop here' }).click()
  await expect.poll(() => labPage(page).fragment()).toMatch(/see=(-?[\d.]+(e-\d+)?,){14}-?[\d.]+/)
  await expect(badge(page)).toContainText('turned by hand')
  // A tour asks in every frame for the next.
  await untilStill(page)
})

test('with reduced motion the tour goes on by steps on request only', async ({ page }) => {
  await countFrames(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openSix(page, '&see=tour')
  const text = () => seen(page).textContent()
  // A tour asks in every frame for the next; and frames go on until the words of the last picture have come.
  await untilStill(page)
  const first = await text()
  await badge(page).getByRole('button', { name: 'Turn on' }).click()
  await page.keyboard.press('.')
  await expect.poll(text).not.toBe(first)
})

test('a class’s number turns the space about it, by pointer and by keys; Escape puts it back', async ({ page }) => {
  await openSix(page)
  const canvas = page.locator('canvas.scene')
  const box = (await canvas.boundingBox())!
  const find = async (): Promise<{ x: number; y: number }> => {
    for (let y = box.y + 150; y < box.y + 0.85 * box.height; y += 14) {
      for (let x = box.x + 0.2 * box.width; x < box.x + 0.6 * box.width; x += 14) {
        await page.mouse.move(x, y)
        if ((await canvas.getAttribute('data-turnable')) !== null) return { x, y }
      }
    }
    throw new Error('no class’s number was found')
  }
  const { x, y } = await find()
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 50, { steps: 4 })
  await expect(canvas).toHaveAttribute('data-turning', 'mean')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(labPage(page).fragment()).not.toContain('see')
  await expect(async () => {
    await page.mouse.move(x + 1, y)
    await page.mouse.move(x, y)
    expect(await canvas.getAttribute('data-turnable')).not.toBeNull()
  }).toPass()
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 50, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => labPage(page).fragment()).toMatch(/see=-?[\d.]/)
  // The run is as it was.
  expect(labPage(page).fragment()).not.toContain('events')
  const dragged = labPage(page).fragment()
  await canvas.focus()
  await page.keyboard.press(']')
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => labPage(page).fragment()).not.toBe(dragged)
})
