import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deckCommands, readDeckMessage } from './deck-message.ts'

const document = readFileSync('docs/embedding.md', 'utf8')
const read = (message: object) => readDeckMessage({ neuralCollapseLab: 1, ...message })
const problem = (message: object) => {
  const answer = read(message)
  return answer !== null && 'problem' in answer ? answer.problem : null
}

test('the documentation lists every message in order, and its examples are taken', () => {
  const rows = [...document.matchAll(/^\| `(\w+)` \|.*\|.*\|$/gm)].map(([, name]) => name)
  // The first is the head of the table.
  expect(rows.slice(1, 1 + deckCommands.length)).toEqual(deckCommands)
  const examples = [...document.matchAll(/```json\n(.*?)```/gs)].map(([, text]): unknown => JSON.parse(text))
  expect(examples.length).toBeGreaterThan(3)
  for (const message of examples) expect(readDeckMessage(message)).toEqual({ message })
})

test('what is meant for others is not answered', () => {
  for (const data of [null, undefined, 7, 'next', [], {}, { do: 'next' }, { source: 'devtools' }]) expect(readDeckMessage(data)).toBeNull()
})

test.each([
  [{ do: 'dance' }, /^do must be one of go, next, previous, play, .*; it was “dance”\.$/],
  [{}, /^do must be one of .*; it is missing\.$/],
  [{ do: 'seek', t: -1 }, /^t must be a number from 0 to 1e15; it was “-1”\.$/],
  [{ do: 'seek', t: NaN }, /^t must be a number/],
  [{ do: 'go', step: 99 }, /^step must be a step from 1 to 50; it was “99”\.$/],
  [{ do: 'go', step: 1, lesson: 'https://elsewhere/x.json' }, /^lesson must be a lesson’s name/],
  [{ do: 'set', parameter: '__proto__', value: 1 }, /^parameter must be one of model, .*; it was “__proto__”\.$/],
  [{ do: 'set', parameter: 'imbalance', value: {} }, /^value must be a number, .*; it was an object\.$/],
  [{ do: 'play', speed: 3 }, /there is no “speed”/],
  [{ do: 'play', id: {} }, /^id must be a number or text/],
  [{ do: 'open', link: 'x'.repeat(30_000) }, /^The message is too long/],
  [{ do: 'play', more: Array.from({ length: 30_000 }, () => 1) }, /^The message is too long/],
])('%o is refused with a sentence', (message, sentence) => {
  expect(problem(message)).toMatch(sentence)
})

test('another version is told which there is', () => {
  expect(problem({ neuralCollapseLab: 2, do: 'next' })).toMatch(/^neuralCollapseLab must be 1, the version of the messages; it was “2”\.$/)
})

test('the answer to a message that is refused keeps its id', () => {
  expect(read({ id: 'a', do: 'dance' })).toMatchObject({ id: 'a' })
})

test('nothing that can be sent makes it throw, nor is a loop without end', () => {
  const loop: Record<string, unknown> = { do: 'next' }
  loop['self'] = loop
  expect(problem(loop)).toMatch(/too long/)
  const deep = Array.from({ length: 100_000 }).reduce((inside: unknown) => [inside], 1)
  expect(problem({ do: 'next', deep })).toMatch(/too long/)
  fc.assert(fc.property(fc.object({ withBigInt: true, withTypedArray: true, withMap: true, withDate: true }), (data) => {
    const answer = read(data)
    expect(answer).not.toBeNull()
  }))
})
