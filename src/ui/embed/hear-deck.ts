import { sentenceOf } from '../../lib/errors.ts'
import { DECK_VERSION, readDeckMessage } from '../../store/deck-message.ts'
import { createDeckRemote } from '../../store/deck-remote.ts'
import type { Page } from '../page.ts'

/** Least time between two tellings of the state, in milliseconds. */
const TELL_EVERY_MS = 200

/**
 * Answers the messages of the page around this frame, and tells it of changes once it has asked to listen; nobody
 * else's. That it is ready it says to whoever is around, and nothing more.
 */
export function hearDeck(frame: Window, { store, lab, actions, surroundings }: Page): () => void {
  const deck = frame.parent
  if (deck === frame) return () => {}
  const remote = createDeckRemote(store, lab, actions, surroundings.isSeen)
  /** To whose origin changes are told; null while nobody listens. */
  let listener: string | null = null
  let told = ''
  let timer: number | null = null
  const send = (target: string, message: object) => deck.postMessage({ neuralCollapseLab: DECK_VERSION, ...message }, target)
  const tell = () => {
    timer = null
    const state = remote.state()
    const text = JSON.stringify(state)
    if (listener === null || text === told) return
    told = text
    send(listener, { event: 'state', state })
  }
  const changed = () => {
    if (listener !== null) timer ??= frame.setTimeout(tell, TELL_EVERY_MS)
  }
  const heard = async ({ data, source, origin }: MessageEvent<unknown>) => {
    if (source !== deck) return
    const read = readDeckMessage(data)
    if (read === null) return
    // A deck opened as a file has no origin that could be named.
    const target = origin === 'null' ? '*' : origin
    if ('problem' in read) return send(target, { id: read.id, ok: false, problem: read.problem, state: remote.state() })
    const { id } = read.message
    const problem = await remote.perform(read.message).catch(sentenceOf)
    if (read.message.do === 'listen') listener = target
    send(target, { id, ok: problem === null, ...(problem !== null && { problem }), state: remote.state() })
    changed()
  }
  const listen = (event: MessageEvent<unknown>) => void heard(event)
  frame.addEventListener('message', listen)
  const ends = [store.subscribe(changed), surroundings.onChange(changed)]
  send('*', { event: 'ready' })
  return () => {
    frame.removeEventListener('message', listen)
    ends.forEach((end) => end())
    if (timer !== null) frame.clearTimeout(timer)
  }
}
