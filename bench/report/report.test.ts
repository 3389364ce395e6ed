import { expect, test } from 'vitest'
import { benchSchema } from '../result.ts'
import { exampleResult } from '../testing/example-result.ts'
import { withRecord } from './record.ts'
import { reportText } from './report.ts'
import { figureText } from './svg.ts'

test('the example is a result', () => {
  expect(benchSchema.parse(exampleResult)).toEqual(exampleResult)
  expect(benchSchema.safeParse({ ...exampleResult, parts: { cost: { sizes: [{}] } } }).success).toBe(false)
})

test('the report names the machine, a software adapter as such, and every figure', () => {
  const text = reportText(exampleResult)
  expect(text).toContain('Some processor, 2 cores, 8.00 GiB')
  expect(text).toContain('google swiftshader (a software adapter')
  expect(text).not.toContain('other work')
  expect(text).toMatch(/float64 loops: gradient +141 µs ×1\.00 +141 µs ×1\.00 +141 µs ×1\.00\n/)
  expect(text).toMatch(/TensorFlow\.js webgpu: its own descent +868 +74\.8 s \* +×850 +–\n/)
  expect(text).toContain('* Not run to the end')
  expect(text).toContain('The page\n========\nNo browser.\n')
  for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100)
})

test('a busy machine is said to have been busy', () => {
  const { machine } = exampleResult
  expect(reportText({ ...exampleResult, machine: { ...machine, load: 1.7 } })).toContain('With other work on the machine: 1.70')
})

test('figures to reach are judged by their own sense', () => {
  const { goals } = exampleResult
  expect(goals.map(({ part, measured, isMet }) => [part, measured, isMet])).toEqual([
    ['rest', 88, true],
    ['rest', 402, false],
    ['rest', 10, false],
    ['sweep', 14, true],
  ])
})

test('the figure has a bar for each time but the products, the longer the later', () => {
  const svg = figureText(exampleResult)
  const bars = [...svg.matchAll(/<rect x="250" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width))
  expect(bars.length).toBe(3 * 3 + 4)
  expect(bars.every((width) => width > 0 && width <= 760 - 250 - 90)).toBe(true)
  // 141 µs, 56.4 ms, 86.2 ms.
  expect(bars.slice(0, 3)).toEqual(bars.slice(0, 3).toSorted((a, b) => a - b))
  expect(svg).not.toContain('NaN')
})

test('a record takes the place of the former one and leaves the rest of the document alone', () => {
  const document = 'before\n<!-- record -->\nold\n<!-- end of record -->\nafter\n'
  const once = withRecord(document, exampleResult)
  expect(once).toMatch(/^before\n<!-- record -->\nMeasured on 2026-11-21 by `npm run bench`\.\n\n```text\nSome processor/)
  expect(once).toMatch(/```\n\n<!-- end of record -->\nafter\n$/)
  expect(once).not.toContain('old')
  expect(withRecord(once, exampleResult)).toBe(once)
  expect(() => withRecord('nothing', exampleResult)).toThrow('no place')
})
