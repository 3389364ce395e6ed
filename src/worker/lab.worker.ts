import type { ToWorker } from './protocol.ts'
import { Session } from './session.ts'

const session = new Session((message, transfer = []) => {
  postMessage(message, { transfer })
})

addEventListener('message', (event: MessageEvent<ToWorker>) => session.receive(event.data))
