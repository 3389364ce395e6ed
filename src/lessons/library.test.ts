import { describe, expect, it } from 'vitest'
import { numberForm } from './number-form.ts'
import type { NumberReference } from './number-reference.ts'
import { numberValue } from './number-value.ts'
import type { Lesson, Step } from './lesson.ts'
import { library } from './library.ts'
import { parseText, type TextPiece } from './parse-text.ts'
import { checkedLesson } from './read-lesson.ts'
import { createFactsAt } from './testing/facts-at.ts'

const lessons: readonly [string, Lesson][] = await Promise.all(
  Object.entries(library).map(async ([key, load]): Promise<[string, Lesson]> => [key, await load()]),
)

/** The numbers of a step: of its text, and of what is told after its question. */
function numbersOf({ text, question }: Step): readonly NumberReference[] {
  const texts = [text, ...(question === undefined ? [] : [question.ask, question.reveal, ...question.options])]
  return texts.flatMap((one) => parseText(one).pieces.flatMap(numbersIn))
}

function numbersIn(piece: TextPiece): readonly NumberReference[] {
  if (piece.kind === 'number') return [piece.reference]
  if (piece.kind === 'math') return piece.parts.filter((part) => typeof part !== 'string')
  return piece.kind === 'stressed' ? piece.pieces.flatMap(numbersIn) : []
}

describe.each(lessons)('the lesson %s', (key, lesson) => {
  it('is one that a file could hold', () => {
    expect(checkedLesson(JSON.parse(JSON.stringify(lesson)))).toEqual(lesson)
    expect(lesson.key).toBe(key)
  })

  it('is of four to eight steps, with sources', () => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(4)
    expect(lesson.steps.length).toBeLessThanOrEqual(8)
    expect(lesson.sources.length).toBeGreaterThan(0)
  })

  it('types no number that is computed', () => {
    for (const { text, question } of lesson.steps) {
      const words = [text, question?.reveal ?? ''].flatMap((one) => parseText(one).pieces).flatMap((piece) => (piece.kind === 'words' ? [piece.text] : []))
      // A decimal fraction is a reading; years and counts are whole.
      expect(words.join(' ')).not.toMatch(/\d\.\d/)
    }
  })

  it('has a value for each of its numbers at its moment', async () => {
    const factsAt = createFactsAt(lesson.steps.map(({ link }) => link))
    for (const [i, step] of lesson.steps.entries()) {
      const numbers = numbersOf(step)
      if (numbers.length === 0) continue
      const facts = await factsAt(step.link)
      for (const number of numbers) {
        const value = numberValue(number, facts)
        const named = `step ${i + 1}, ${JSON.stringify({ ...number, asked: { ...number.asked, quantity: undefined } })}`
        expect(value, named).not.toBe('waiting')
        if (value === 'waiting') continue
        expect(value.value, `${named}: ${'reason' in value ? value.reason : ''}`).not.toBeNull()
        expect(numberForm(value.value ?? NaN, number.format, number.asked.kind).text, named).toMatch(/^[−\d∞]/)
      }
    }
  })
})
