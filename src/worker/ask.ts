import type { WorkerLike } from './client.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { Answer, Question } from './study.ts'

/**
 * Asks a worker of its own; `listener` hears every answer, the last with `isDone`, a worker that breaks as a
 * 'problem'. The function returned ends the question early.
 */
export function ask(spawn: () => WorkerLike, question: Question, listener: (answer: Answer) => void): () => void {
  const worker = spawn()
  let isOver = false
  const end = () => {
    isOver = true
    worker.terminate()
  }
  const hear = (answer: Answer) => {
    if (isOver) return
    if (answer.isDone) end()
    listener(answer)
  }
  worker.addEventListener('message', (event) => {
    const message = (event as MessageEvent<FromWorker>).data
    if (message.type === 'answer') hear(message.answer)
  })
  worker.addEventListener('error', (event) => {
    const reason = (event as ErrorEvent).message
    hear({ kind: 'problem', isDone: true, sentence: `The computation stopped unexpectedly${reason ? ` (${reason})` : ''}.` })
  })
  worker.postMessage({ type: 'ask', run: 0, question } satisfies ToWorker)
  return end
}
