import { expect, test } from 'playwright/test'

test('the built site loads from a sub-path without an error or a failed request', async ({ page }) => {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('requestfailed', (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`))
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`)
  })

  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto('.', { waitUntil: 'load' })
  await expect(page).toHaveTitle(/Neural Collapse Lab/)
  await expect(page.locator('#root')).not.toBeEmpty()

  expect(faults).toEqual([])
  // Nothing comes from outside: the site also works without a network.
  const outside = addresses.filter((address) => !/^(data|blob):/.test(address) && !address.startsWith(page.url()))
  expect(outside).toEqual([])
})
