import { expect, test, vi } from 'vitest'
import { createLabStore } from '../../store/store.ts'
import { keepOffline } from './keep-offline.ts'

class FakeWorker extends EventTarget {}

/** A registration as the browser changes it. */
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null
  waiting: FakeWorker | null = null
  active: FakeWorker | null = null
}

async function kept(registration: FakeRegistration) {
  const store = createLabStore()
  const register = vi.fn<ServiceWorkerContainer['register']>(async () => registration as unknown as ServiceWorkerRegistration)
  await keepOffline(store, { register } as unknown as ServiceWorkerContainer)
  return { register, isUpdateReady: () => store.getState().isUpdateReady }
}

/** A version comes to the end of its installation. */
function install(registration: FakeRegistration): void {
  const worker = new FakeWorker()
  registration.installing = worker
  registration.dispatchEvent(new Event('updatefound'))
  registration.installing = null
  registration.waiting = worker
  worker.dispatchEvent(new Event('statechange'))
}

test('the first version is no news', async () => {
  const registration = new FakeRegistration()
  const { register, isUpdateReady } = await kept(registration)
  expect(register).toHaveBeenCalledWith('./service-worker.js')
  install(registration)
  expect(isUpdateReady()).toBe(false)
})

test('a later one is told while it waits, found now or before', async () => {
  const registration = new FakeRegistration()
  registration.active = new FakeWorker()
  const { isUpdateReady } = await kept(registration)
  expect(isUpdateReady()).toBe(false)
  install(registration)
  expect(isUpdateReady()).toBe(true)
  const another = await kept(registration)
  expect(another.isUpdateReady()).toBe(true)
})

test('a browser without service workers is left alone', async () => {
  await expect(keepOffline(createLabStore(), undefined)).resolves.toBeUndefined()
})
