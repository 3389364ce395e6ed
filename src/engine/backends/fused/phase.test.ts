import { expect, test } from 'vitest'
import { itemsOf, levelsOf, levelText, whenOf, type Phase } from './phase.ts'

const phase = (reads: string[], writes: string[], items = 5, when: Phase['when'] = 'evaluating'): Phase => ({ when, items, body: '', reads, writes })

test('a phase waits for what it reads, and for who still reads what it writes', () => {
  const [a, b, c, d, e] = [phase([], ['z']), phase(['z'], ['r']), phase(['z'], ['s']), phase(['r', 's'], ['t']), phase([], ['z'])]
  expect(levelsOf([a, b, c, d, e])).toEqual([[a], [b, c], [d, e]])
})

test('phases of one level begin in rows of threads of their own', () => {
  const level = [phase([], ['a'], 5), phase([], ['b'], 33, 'judging')]
  expect(itemsOf(level)).toBe(96)
  const text = levelText(level, 'thread', 64)
  expect(text).toContain('if (item >= 0 && item < 5 && evaluating)')
  expect(text).toContain('if (item >= 32 && item < 65 && judging)')
  expect(whenOf(level)).toBe('evaluating || judging')
})
