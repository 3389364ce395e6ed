import type { LabStore } from '../../store/store.ts'

/**
 * Keeps the whole site on the reader's machine, and says when a new version of it waits. Where the browser offers no
 * service worker (no https, a private window) everything works as before, with the network.
 */
export async function keepOffline(store: LabStore, container: ServiceWorkerContainer | undefined): Promise<void> {
  if (container === undefined) return
  const registration = await container.register('./service-worker.js')
  // The very first version passes through waiting, too.
  const look = () => store.setState({ isUpdateReady: registration.waiting !== null && registration.active !== null })
  const follow = () => registration.installing?.addEventListener('statechange', look)
  registration.addEventListener('updatefound', follow)
  follow()
  look()
}
