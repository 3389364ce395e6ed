// Draws the icons of the installed app from public/icon.svg: `node scripts/draw-icons.mjs`, after a change of it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright/test'
import { chromiumArguments, chromiumPath } from './browser.mjs'

const folder = fileURLToPath(new URL('../public/', import.meta.url))
const drawing = `data:image/svg+xml;base64,${readFileSync(`${folder}icon.svg`).toString('base64')}`

/** Where a system cuts an icon to its own shape, what matters lies within the middle 80 %. */
const icons = [
  { file: 'icon-192.png', size: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', size: 512, share: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', size: 512, share: 0.64, ground: '#f0eeea' },
  { file: 'icon-touch-180.png', size: 180, share: 0.76, ground: '#f0eeea' },
]

const browser = await chromium.launch({ args: chromiumArguments, executablePath: chromiumPath() })
const page = await browser.newPage({ colorScheme: 'light' })
for (const { file, size, share, ground } of icons) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}"><img src="${drawing}" width="${size * share}"></body>`,
  )
  await page.screenshot({ path: `${folder}${file}`, omitBackground: true })
}
await browser.close()
