import { VitePWA } from 'vite-plugin-pwa'

/** Colours of the page in light, behind the icon of the installed app until its first picture. */
const paper = '#f0eeea'

/**
 * Builds the service worker with the list of every file of the site, and the manifest that makes it installable. All
 * addresses are relative: the site may lie below any path. The page itself registers the worker, late.
 */
export function workOffline() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/worker',
    filename: 'service-worker.ts',
    injectRegister: null,
    includeManifestIcons: false,
    // The manifest comes into the list by itself.
    injectManifest: { rollupFormat: 'iife', globPatterns: ['**/*'], globIgnores: ['manifest.webmanifest'], sourcemap: false },
    manifest: {
      id: './',
      start_url: './',
      scope: './',
      name: 'Neural Collapse Lab',
      short_name: 'Collapse Lab',
      description: 'See, measure and teach neural collapse.',
      lang: 'en',
      categories: ['education', 'science'],
      display: 'standalone',
      background_color: paper,
      theme_color: paper,
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  })
}
