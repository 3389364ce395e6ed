import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { encode } from 'uqr'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('an experiment is handed on as a code, with a start for each visitor, and as a file that is dropped', async ({ page, context }) => {
  await page.goto('./#K=3&R=5&t=100')
  const { status, sentence, fragment } = labPage(page)
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: /^Share/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(page.url())
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // The code is that of the link, module by module.
  const path = await dialog.locator('.qr-code path').first().getAttribute('d')
  const { data } = encode(page.url(), { ecc: 'L', boostEcc: true, border: 4 })
  expect(path).toBe(data.flatMap((row, y) => row.flatMap((black, x) => (black ? [`M${x} ${y}h1v1h-1z`] : []))).join(''))
  await dialog.getByRole('button', { name: 'Show the QR code large' }).click()
  const hall = await page.locator('.qr-hall .qr-code').boundingBox()
  expect(Math.min(hall?.width ?? 0, hall?.height ?? 0)).toBeGreaterThan(500)
  await page.keyboard.press('Escape')

  await expect(dialog.getByRole('textbox', { name: 'HTML to embed' })).toHaveValue(/<iframe src=".*&amp;embed=words,timeline,lesson"/)
  await expect(dialog.getByRole('textbox', { name: 'BibTeX' })).toHaveValue(/@software\{neuralcollapselab,[^]*zhu2021geometric/)

  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save experiment' }).click()])
  const text = await readFile((await download.path()) as string, 'utf8')
  await dialog.getByText('A new start for each visitor').click()
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/visitor=on$/)
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()

  const visitor = await context.newPage()
  await visitor.goto(link)
  await expect.poll(() => new URL(visitor.url()).hash).toMatch(/^#K=3&R=5&seed=\d+&t=100$/)
  await visitor.close()

  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // Another experiment, then the file again: one step of undo.
  await page.goto('./#K=2&KB=0&t=100')
  await expect(sentence).not.toContainText('threshold')
  await page.evaluate((json) => {
    const files = new DataTransfer()
    files.items.add(new File([json], 'experiment.json', { type: 'application/json' }))
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }))
  }, text)
  await expect(page.getByText('Drop an experiment or a lesson')).toBeVisible()
  const drop = (json: string) =>
    page.evaluate((content) => {
      const files = new DataTransfer()
      files.items.add(new File([content], 'experiment.json', { type: 'application/json' }))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
    }, json)
  // What is wrong with a file is said in front: dialogs give way.
  await page.getByRole('button', { name: /^Share/ }).click()
  await dialog.getByRole('button', { name: 'Show the QR code large' }).click()
  await expect(page.locator('.qr-hall')).toBeVisible()
  await drop('{"experiment": 5}')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.banner')).toContainText('“experiment.json”: experiment must be')
  await drop(text)
  await expect.poll(fragment).toBe('#K=3&R=5&t=100')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(fragment).toContain('K=2')
})
