import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from 'playwright/test'
import { decodeLink } from '../src/experiment/link.ts'
import { countFrames, countTimers, framesWhileIdle, onTheProcessor } from './lab-page.ts'

test.use({ ...onTheProcessor, reducedMotion: 'reduce' })

/** A map of 8 × 8 runs that take milliseconds, across the line where the minority merges. */
const MAP = '#R=10&lambda=0.01&map=lambda:0.001:0.01:log,R:2:20:log,minorityClassifierCosine,8,means'

/** The parts of the page that these journeys speak of. */
function mapPage(page: Page) {
  return {
    tab: (name: 'Lab' | 'Map') => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }),
    progress: page.getByTestId('map-progress'),
    picture: page.getByTestId('map-picture'),
    readOut: page.getByTestId('map-read-out'),
    /** How often the map was drawn. */
    drawings: async () => Number(await page.locator('.heat-map[data-drawings]').getAttribute('data-drawings')),
    /** A place of the plane from its lower left corner, 0…1 each way; margins are those of the axes. */
    pointAt: async (column: number, row: number) => {
      const box = (await page.getByTestId('map-picture').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
      return { x: box.x + 80 + column * (box.width - 100), y: box.y + box.height - 70 - row * (box.height - 130) }
    },
  }
}

async function opened(page: Page, link = MAP) {
  await page.goto(`./${link}`)
  const map = mapPage(page)
  await expect(map.progress).toHaveAttribute('data-done', '64')
  await expect(map.progress).toContainText('64 runs')
  // Only what has been drawn can be pointed at.
  await expect.poll(map.drawings).toBeGreaterThan(0)
  return map
}

test('opens from its tab, fills coarse to fine, and goes on where it was left', async ({ page }) => {
  await page.goto('./#R=10')
  const { tab, progress, picture } = mapPage(page)
  await expect(tab('Lab')).toHaveAttribute('aria-current', 'page')
  await tab('Map').click()
  await expect(tab('Map')).toHaveAttribute('aria-current', 'page')
  await expect(picture).toBeVisible()
  expect(page.url()).toContain('map=lambda:1e-4:0.1:log,R:1:')
  await expect(page.getByText('Lines: where theory has')).toBeVisible()
  const done = async () => Number(await progress.getAttribute('data-done'))
  await expect.poll(done).toBeGreaterThanOrEqual(64)
  await expect(progress).toContainText(/of 4,096 runs, .* left/)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(progress).toContainText('stopped')
  const stopped = await done()
  await tab('Lab').click()
  await expect(picture).toHaveCount(0)
  await expect(page.getByTestId('sentence')).toBeVisible()
  await tab('Map').click()
  expect(await done()).toBe(stopped)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect.poll(done).toBeGreaterThan(stopped)
})

test('what is read out is what the run opened by a click comes to, and Back returns to the cells', async ({ page }) => {
  const { picture, readOut, pointAt } = await opened(page)
  const { x, y } = await pointAt(0.3, 0.3)
  await page.mouse.move(x, y)
  await expect(readOut).toContainText('separated')
  const [run, theory] = await readOut.locator('[data-main] dd').allInnerTexts()
  expect(Math.abs(Number(run.replace('−', '-')) - Number(theory.replace('−', '-')))).toBeLessThan(0.02)
  const ending = (await readOut.locator('.map-read-end p').first().innerText()).trim()
  await page.mouse.click(x, y)
  await expect(picture).toHaveCount(0)
  const { experiment, view } = decodeLink(new URL(page.url()).hash)
  expect(view.map).toBeNull()
  await expect(page.getByTestId('status')).toHaveAttribute('data-phase', 'rest')
  // At rest after the time that the map told.
  const t = Number(await page.getByTestId('status').getAttribute('data-computed'))
  const told = Number(/t = ([\d,.]+)/.exec(ending)?.[1].replaceAll(',', ''))
  expect(Math.abs(t / told - 1)).toBeLessThan(0.01)
  await page.goBack()
  await expect(picture).toBeVisible()
  await expect(mapPage(page).progress).toContainText('64 runs')
  // The axes have the values of the run that was opened.
  expect(Number(experiment.values['imbalance'])).toBeGreaterThan(2)
})

test('is walked over and left with the keyboard alone', async ({ page }) => {
  const { picture, readOut } = await opened(page)
  await picture.focus()
  await page.keyboard.press('ArrowRight')
  const live = page.getByRole('status').filter({ hasText: 'cosine of classifiers' })
  await expect(live).toContainText('theory')
  await page.keyboard.press('Home')
  await expect(readOut).toContainText('0.001')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('End')
  await expect(readOut.locator('dl')).toContainText(/λ\s*0\.01\s*R\s*2/)
  await page.keyboard.press('Escape')
  await expect(readOut).toContainText('Point at a cell')
  await expect(picture).not.toBeFocused()
  await picture.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(picture).toHaveCount(0)
  expect(decodeLink(new URL(page.url()).hash).experiment.values).toMatchObject({ columns: 'means' })
})

test('a link brings it back, another colour keeps its runs, another parameter begins anew', async ({ page }) => {
  const { progress } = await opened(page)
  await page.getByRole('button', { name: 'Colour' }).click()
  await page.getByRole('option', { name: 'Gradients to rest' }).click()
  await expect(page.getByText('Colour: gradients to rest')).toBeVisible()
  await expect(progress).toContainText('64 runs')
  expect(new URL(page.url()).hash).toContain(',gradients,8,means')
  const before = await mapPage(page).drawings()
  await page.locator('[data-key="classes"]').getByRole('textbox').fill('3')
  await page.keyboard.press('Enter')
  await expect(progress).toContainText('64 runs')
  await expect.poll(() => mapPage(page).drawings()).toBeGreaterThan(before)
  await page.reload()
  await expect(page.getByText('Colour: gradients to rest')).toBeVisible()
  await expect(page.locator('[data-key="classes"]').getByRole('textbox')).toHaveValue('3')
})

test('idles once all is done', async ({ page }) => {
  await countFrames(page)
  await countTimers(page)
  const { drawings } = await opened(page)
  expect(await framesWhileIdle(page)).toBe(0)
  expect(await drawings()).toBeGreaterThan(0)
})

test('as a table it says the same', async ({ page }) => {
  const { readOut, picture } = await opened(page)
  await picture.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(readOut.locator('dl')).toContainText(/0\.001\s*R\s*2/)
  const [run, theory] = await readOut.locator('[data-main] dd').allInnerTexts()
  await page.getByRole('button', { name: 'Table' }).click()
  const table = page.getByRole('region', { name: 'Map as a table' })
  await expect(table.locator('tbody tr')).toHaveCount(8)
  const cell = table.locator('tbody tr').last().getByRole('button').first()
  expect((await cell.innerText()).replace(/\s+/g, ' ').trim()).toBe(`${run} ${theory}`)
  await cell.click()
  await expect(page.getByTestId('sentence')).toBeVisible()
})

test('the files hold the picture and every number', async ({ page }) => {
  const { picture, readOut } = await opened(page)
  const taken = async (form: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Download ${form}` }).click()])
    expect(download.suggestedFilename()).toMatch(new RegExp(`^neural-collapse .*\\.${form.toLowerCase()}$`))
    return readFile(await download.path())
  }
  const png = await taken('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2400, 1600])
  expect(png.length).toBeGreaterThan(20_000)
  const svg = (await taken('SVG')).toString('utf8')
  const words = ['Weight decay ', 'Imbalance ratio ', 'minority classifiers merge', 'separated']
  // The text is too long for a message.
  expect(words.filter((text) => !svg.includes(text))).toEqual([])
  expect(['NaN', 'Infinity', 'undefined'].filter((text) => svg.includes(text))).toEqual([])
  const [head, ...rows] = (await taken('CSV')).toString('utf8').trimEnd().split('\n').map((line) => line.split(','))
  expect(head.slice(0, 7)).toEqual(['index', 'lambda', 'R', 'link', 'ending', 'atRest', 'reason'])
  expect(rows).toHaveLength(64)
  // The lower left cell is the first row.
  await picture.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  const [run] = await readOut.locator('[data-main] dd').allInnerTexts()
  const value = Number(rows[0][head.indexOf('minorityClassifierCosine')])
  expect(value.toFixed(3)).toBe(run.replace('−', '-'))
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`has no fault that axe finds, ${colorScheme}`, async ({ page }) => {
      const { picture } = await opened(page)
      const faults = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
      expect(await faults()).toEqual([])
      await picture.focus()
      await page.keyboard.press('ArrowUp')
      expect(await faults()).toEqual([])
      await page.getByRole('button', { name: 'Table' }).click()
      expect(await faults()).toEqual([])
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a tap reads a run and a button opens it', async ({ page }) => {
    const { picture, readOut, pointAt } = await opened(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect((await picture.boundingBox())?.height).toBeGreaterThan(300)
    const { x, y } = await pointAt(0.5, 0.5)
    await page.touchscreen.tap(x, y)
    await expect(readOut).toContainText('at rest')
    await page.getByRole('button', { name: 'Controls' }).tap()
    await expect(page.locator('.map-settings')).toBeInViewport()
    await page.getByRole('button', { name: 'Controls' }).tap()
    await page.getByRole('button', { name: 'Open this run in the Lab' }).tap()
    await expect(picture).toHaveCount(0)
  })
})
