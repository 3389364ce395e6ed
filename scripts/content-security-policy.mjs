import { createHash } from 'node:crypto'

/** The one style sheet that is put into the page as text: React Aria's, for whatever can be pressed. */
const pressableStyle = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`

/** What the page may load and do: its own files, and what it makes itself (pictures, videos). */
const directives = {
  'default-src': `'none'`,
  'script-src': `'self'`,
  'worker-src': `'self'`,
  'style-src': `'self' 'sha256-${createHash('sha256').update(pressableStyle).digest('base64')}'`,
  'img-src': `'self' data: blob:`,
  'media-src': 'blob:',
  'font-src': `'self'`,
  'connect-src': `'self'`,
  'manifest-src': `'self'`,
  'base-uri': `'none'`,
  'form-action': `'none'`,
}

export const contentSecurityPolicy = Object.entries(directives)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')

/**
 * Puts the policy at the top of the built page, so that it holds on any static server. The development server puts
 * scripts and styles into the page as text, hence none there.
 * @returns {import('vite').Plugin}
 */
export function securePage() {
  return {
    name: 'secure-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  }
}
