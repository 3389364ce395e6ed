import { expect, test } from 'vitest'
import { allCases, decayCase } from '../testing/cases.ts'
import { kernelText } from './kernel-text.ts'

const velocityText = (counts: readonly number[], lambda: number) => {
  const { program } = decayCase(counts, 3, lambda)
  return kernelText(program, program.velocity, 256)
}

test('numbers and labels stay out of the text, shapes are in it', () => {
  const text = velocityText([4, 2], 1e-3)
  const other = velocityText([2, 4], 1e-2)
  expect(other.source).toBe(text.source)
  expect(other.numbers).not.toEqual(text.numbers)
  expect(other.labels).not.toEqual(text.labels)
  expect(velocityText([4, 3], 1e-3).source).not.toBe(text.source)
})

test('registers of a routine lie side by side and do not overlap', () => {
  for (const { program } of allCases()) {
    const { layout } = kernelText(program, program.velocity, 256)
    const spans = [...layout.offsets]
      .map(([register, offset]) => {
        const { rows, cols } = program.shapes[register]
        return { offset, end: offset + rows * cols }
      })
      .toSorted((a, b) => a.offset - b.offset)
    spans.forEach(({ offset }, i) => expect(offset).toBe(i === 0 ? 0 : spans[i - 1].end))
    expect(spans.at(-1)?.end).toBe(layout.length)
    program.blocks.forEach(({ register }) => expect(layout.offsets.has(register)).toBe(true))
    program.velocity.outputs.forEach((register) => expect(layout.offsets.has(register)).toBe(true))
  }
})
