import { precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { type TakeOver, TAKE_OVER } from './take-over.ts'

/** What is used here of a service worker's global scope, which the page's types do not have. */
interface ServiceWorkerScope {
  /** Every file of the site, put in at build. */
  readonly __WB_MANIFEST: PrecacheEntry[]
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]>
  }
  readonly registration: { readonly scope: string }
  skipWaiting(): Promise<void>
  addEventListener(type: 'activate', listener: (event: Lifetime) => void): void
  addEventListener(type: 'message', listener: (event: Lifetime & MessageEvent<TakeOver>) => void): void
}

interface Lifetime {
  waitUntil(work: Promise<unknown>): void
}

declare const self: ServiceWorkerScope

// A page is one version as a whole, from the files kept when that version was installed; what stands behind a `?` in
// a shared link is not for us. A new version waits until no page of the old one is open, and only then are the
// old one's files thrown away.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./] })

// The page of a first visit works offline from then on, too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(takeOver(event.ports[0]))
})

/** Takes over from the old version if the page that asks is the last one open; answers how many others there are. */
async function takeOver(asker: MessagePort): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const others = pages.filter(({ url }) => url.startsWith(self.registration.scope)).length - 1
  asker.postMessage(others)
  if (others <= 0) await self.skipWaiting()
}
