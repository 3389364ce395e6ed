/** Asks a new version that waits to take over; it does where the page that asks is the only one open. */
export const TAKE_OVER = 'take over'

export type TakeOver = typeof TAKE_OVER

/** How many other pages of the old version are open; with none, the new version takes over now. */
export function askToTakeOver(waiting: Pick<ServiceWorker, 'postMessage'>): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', (event: MessageEvent<number>) => {
      port1.close()
      resolve(event.data)
    })
    port1.start()
    waiting.postMessage(TAKE_OVER, [port2])
  })
}
