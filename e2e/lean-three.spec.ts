import { expect, test } from 'playwright/test'
import { neverDefined } from '../scripts/lean-shaders.mjs'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

test('no shader of the built page asks for what was left out of three', async ({ page }) => {
  const failures: string[] = []
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()))
  page.on('pageerror', (error) => failures.push(error.message))
  await page.addInitScript(() => {
    const shaders: string[] = []
    Object.assign(globalThis, { shaders })
    const { shaderSource } = WebGL2RenderingContext.prototype
    WebGL2RenderingContext.prototype.shaderSource = function (shader, source) {
      shaders.push(source)
      return shaderSource.call(this, shader, source)
    }
  })
  // Samples, rings about minority means, cells, labels, edges and the ghost.
  await page.goto('./#K=4&n=5&nB=3&R=20&cells=on')
  await expect(labPage(page).status).toHaveAttribute('data-phase', 'rest')
  const shaders = () => page.evaluate(() => (globalThis as unknown as { shaders: string[] }).shaders)
  await expect.poll(async () => (await shaders()).length).toBeGreaterThanOrEqual(12)
  const defined = (await shaders()).flatMap((source) => [...source.matchAll(/^\s*#define (\w+)/gm)].map(([, name]) => name))
  expect(defined).toContain('USE_INSTANCING')
  expect(defined.filter((name) => neverDefined.has(name))).toEqual([])
  expect(failures).toEqual([])
})
