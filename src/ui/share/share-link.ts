import type { EmbedPart } from '../../experiment/view.ts'

/** The most characters of an address that every program passes on whole. */
export const SAFE_LENGTH = 2000
/** The most bytes of an address as a QR code: what version 25, of 117 modules a side, holds at level L. A larger one is too fine for a hall. */
export const MOST_IN_QR = 1273

/** The address, with a seed drawn by whoever opens it. */
export function visitorLink(link: string): string {
  return withSettings(link, ['visitor=on'])
}

/** The address for a frame in another page, which shows these parts about the picture. */
export function embedLink(link: string, parts: readonly EmbedPart[]): string {
  return withSettings(link, [`embed=${parts.join(',') || 'scene'}`])
}

/** The address with more settings in its fragment. */
function withSettings(link: string, settings: readonly string[]): string {
  const [page, fragment = ''] = link.split('#')
  return `${page}#${[...(fragment === '' ? [] : [fragment]), ...settings].join('&')}`
}

/** What of a page embeds the Lab: scripts and its own storage, links in a new tab, and full screen. */
export function embedSnippet(link: string, parts: readonly EmbedPart[]): string {
  const address = embedLink(link, parts).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return [
    `<iframe src="${address}"`,
    '  title="Neural Collapse Lab" width="960" height="540" style="border: 0"',
    '  sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" allow="fullscreen" loading="lazy"></iframe>',
  ].join('\n')
}

/** The address as a person reads it: without its scheme and fragment. */
export function shortAddress(link: string): string {
  return link.split('#')[0].replace(/^[a-z]+:\/\//i, '').replace(/\/$/, '')
}
