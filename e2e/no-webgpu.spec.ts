import { expect, test } from 'playwright/test'
import { chromiumArguments, chromiumPath } from '../scripts/browser.mjs'

test.use({
  launchOptions: {
    args: chromiumArguments.filter((argument) => !argument.includes('webgpu')),
    executablePath: chromiumPath(),
  },
})

test('without WebGPU the same run goes on the processor, says so in a few words, and why where they are pressed', async ({ page }) => {
  await page.goto('.')
  const status = page.getByTestId('status')
  await expect(status).toHaveAttribute('data-engine', 'float64 loops')
  await expect(status).toContainText('Running on the processor: no graphics device.')
  await expect(status).toHaveAttribute('data-phase', 'rest')
  await expect(status).toHaveAttribute('data-dispatches', '0')
  await expect(page.getByTestId('sentence')).toContainText('simplex ETF')
  await status.getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toContainText(/(adapter|WebGPU).*Running on the processor in double precision\./)
})
