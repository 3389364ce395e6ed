import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { numberReference, thresholdIndices, thresholdParameters } from './number-reference.ts'
import { pointedParts } from './pointer.ts'
import { readLesson } from './read-lesson.ts'

const docs = readFileSync('docs/lessons.md', 'utf8')

test('the example can be opened', () => {
  const [, example] = /```json\n([^]*?)```/.exec(docs) ?? []
  const read = readLesson(example)
  expect('problems' in read ? read.problems : read.key).toBe('two-sizes')
})

test('every number in the tables is one', () => {
  const numbers = [...docs.matchAll(/`\{([^`]+)\}`/g)].map(([, inner]) => inner).filter((inner) => inner !== '…')
  expect(numbers.length).toBeGreaterThan(12)
  for (const number of numbers) expect([number, numberReference(number)]).toEqual([number, expect.objectContaining({ side: expect.any(String) })])
})

test('everything that can be named is told', () => {
  for (const name of [...pointedParts, ...Object.keys(thresholdIndices), ...thresholdParameters]) expect(docs).toContain(name)
})
