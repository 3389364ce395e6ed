import type { Page } from 'playwright/test'

/**
 * Everything that goes wrong behind a page from now on: errors and rejections that nobody caught, in
 * the page and in its workers, errors on the console, requests that failed.
 */
export function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('requestfailed', (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`))
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`)
  })
  page.on('worker', (worker) => {
    const listen = () => {
      addEventListener('unhandledrejection', ({ reason }) => console.error(`in the worker: ${reason}`))
      addEventListener('error', ({ message }) => console.error(`in the worker: ${message}`))
    }
    // A worker that is gone already has nothing to say.
    worker.evaluate(listen).catch(() => {})
  })
  return faults
}
