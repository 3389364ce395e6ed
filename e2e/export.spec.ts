import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { expect, test, type Download, type Page } from 'playwright/test'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

/** Opens the dialog by keyboard. */
async function openExport(page: Page, link: string): Promise<void> {
  await page.goto(`./${link}`)
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: 'Shown in the picture' }).press('Enter')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.getByRole('button', { name: 'Save picture or video …' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Picture and video' })).toBeVisible()
}

async function setSize(page: Page, width: number, height: number): Promise<void> {
  for (const [name, value] of [['Width in pixels', width], ['Height in pixels', height]] as const) {
    const field = page.getByRole('textbox', { name })
    await field.fill(String(value))
    await field.press('Enter')
  }
}

async function saved(page: Page, button: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  return download
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

test('the picture on show is saved in the size asked for, and its dialog gives the focus back', async ({ page }) => {
  await openExport(page, '#t=100')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
  await setSize(page, 90000, 200)
  await expect(page.getByRole('alert').filter({ hasText: 'The width is 90000' })).toBeVisible()
  await setSize(page, 321, 200)
  const file = await saved(page, 'Save PNG')
  expect(file.suggestedFilename()).toMatch(/^neural-collapse.*\.png$/)
  const png = await bytesOf(file)
  // The header of a PNG: width and height stand at the sixteenth byte.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([321, 200])
  await expect(page.getByText(/^Saved: \d/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Shown in the picture' })).toBeFocused()
})

/** Shown by a page that knows nothing of ours: how large the video is, and its first and last picture. */
async function watched(page: Page, bytes: Buffer, form = 'webm'): Promise<{ size: number[]; seconds: number; isChanging: boolean }> {
  const other = await page.context().newPage()
  await other.setContent('<video muted></video>')
  const seen = await other.evaluate(async (source) => {
    const video = document.querySelector('video')!
    const due = (event: string) => new Promise((resolve) => video.addEventListener(event, resolve, { once: true }))
    const loaded = due('loadeddata')
    video.src = source
    await loaded
    const pixels = async (t: number) => {
      const sought = due('seeked')
      video.currentTime = t
      await sought
      const context = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d')!
      context.drawImage(video, 0, 0)
      return context.getImageData(0, 0, video.videoWidth, video.videoHeight).data
    }
    const [first, last] = [await pixels(0.01), await pixels(video.duration - 0.01)]
    const most = first.reduce((found, value, i) => Math.max(found, Math.abs(value - last[i])), 0)
    return { size: [video.videoWidth, video.videoHeight], seconds: video.duration, isChanging: most > 60 }
  }, `data:video/${form};base64,${bytes.toString('base64')}`)
  await other.close()
  return seen
}

/** When each frame of a video is shown, in seconds. */
async function timesOf(bytes: Buffer): Promise<number[]> {
  const input = new Input({ source: new BufferSource(new Uint8Array(bytes)), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  const times: number[] = []
  if (track !== null) for await (const packet of new EncodedPacketSink(track).packets()) times.push(packet.timestamp)
  return times
}

test('curves and Gram matrices for print say the numbers of the page', async ({ page }) => {
  // A browser without WebCodecs.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'VideoEncoder'))
  await openExport(page, '#R=60&t=1e6&drawer=curves')
  const values = page.locator('.curves-values > span')
  await expect(values.first()).toHaveText(/\d/)
  const shown = (await values.allTextContents()).filter((text) => text !== '')
  await page.getByRole('tab', { name: 'Video' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'this browser has no WebCodecs' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save video' })).toBeDisabled()
  await page.getByRole('tab', { name: 'Print' }).click()
  const curves = await textsOf(page, await bytesOf(await saved(page, 'Save curves')))
  for (const value of shown) expect(curves.some((text) => text.endsWith(value))).toBe(true)
  expect(curves).toContain('Classifier cosines')
  const matrices = await textsOf(page, await bytesOf(await saved(page, 'Save Gram matrices')))
  expect(matrices).toEqual(expect.arrayContaining(['Classifiers against means', '1.000', 'minority', 'predicted']))
})

/** The lines of text of an SVG, read by the browser. */
function textsOf(page: Page, svg: Buffer): Promise<string[]> {
  return page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
    if (documentElement.nodeName !== 'svg') throw new Error('no SVG')
    return Array.from(documentElement.querySelectorAll('text'), (line) => line.textContent ?? '')
  }, svg.toString())
}

test('a video, WebM or MP4, has the frames that were asked for, twice the same; one that is cancelled leaves nothing', async ({ page }) => {
  await openExport(page, '')
  await page.getByRole('tab', { name: 'Video' }).click()
  await setSize(page, 320, 180)
  const length = page.getByRole('textbox', { name: 'Length in s' })
  await length.fill('600')
  await length.press('Enter')
  await page.getByRole('button', { name: 'Save video' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled; nothing was saved.')).toBeVisible()
  await length.fill('0.2')
  await length.press('Enter')
  const first = await bytesOf(await saved(page, 'Save video'))
  const second = await bytesOf(await saved(page, 'Save video'))
  const times = await timesOf(first)
  expect(times).toHaveLength(6)
  // A WebM counts in milliseconds.
  times.forEach((time, i) => expect(time).toBeCloseTo(i / 30, 2))
  expect(await timesOf(second)).toEqual(times)
  const { size, seconds } = await watched(page, first)
  expect(size).toEqual([320, 180])
  expect(seconds).toBeCloseTo(0.2, 1)
  // A player may say that it is there before it has painted the frame.
  await expect.poll(async () => (await watched(page, first)).isChanging).toBe(true)
  await page.getByRole('button', { name: /File/ }).click()
  await page.getByRole('option', { name: /MP4/ }).click()
  // Whether there is an H.264 encoder is the browser's own affair.
  const writesH264 = await page.evaluate(async () => (await VideoEncoder.isConfigSupported({ codec: 'avc1.640028', width: 320, height: 180 })).supported)
  if (writesH264 !== true) return expect(page.getByRole('alert').filter({ hasText: 'MP4 cannot be written here' })).toBeVisible()
  const mp4 = await bytesOf(await saved(page, 'Save video'))
  const shown = await timesOf(mp4)
  expect(shown).toHaveLength(6)
  shown.forEach((time, i) => expect(time).toBeCloseTo(i / 30, 4))
  await expect.poll(() => watched(page, mp4, 'mp4')).toMatchObject({ size: [320, 180], seconds: expect.closeTo(0.2, 2), isChanging: true })
})
