import type { ToSweepWorker } from './sweep-protocol.ts'
import { SweepSession } from './sweep-session.ts'

const session = new SweepSession((message) => postMessage(message))

addEventListener('message', (event: MessageEvent<ToSweepWorker>) => session.receive(event.data))
