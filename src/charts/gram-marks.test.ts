import { expect, it } from 'vitest'
import { gramMarks } from './gram-marks.ts'
import { plainForms } from './gram-numbers.ts'
import type { GramProps } from './gram-props.ts'
import type { BoxesMark, TextMark } from './marks.ts'
import { svgText } from './marks-svg.ts'

const measure = (runs: readonly { text: string }[], size: number) => 0.55 * size * runs.reduce((sum, { text }) => sum + text.length, 0)
const values = Float64Array.from([1, 0.25, NaN, 0.25, 1, NaN, NaN, NaN, NaN])
const target = Float64Array.from([1, -0.5, -0.5, -0.5, 1, -0.5, -0.5, -0.5, 1])
const props: GramProps = {
  matrices: [{ key: 'classifiers', name: 'Classifiers', row: 'w_#', column: 'w_#', rowsOf: 'classifiers', columnsOf: 'classifiers', values, target }],
  classes: 3,
  order: [1, 0, 2],
  groups: [{ name: 'majority', from: 0, to: 2 }, { name: 'minority', from: 2, to: 3 }],
  targetName: 'predicted',
  shading: 'difference',
  appearance: 'dark',
}

it('writes every cosine as the page does, hatches what has vanished, and sets the predicted ones below', () => {
  const { marks } = gramMarks(props, measure)
  const texts = marks.filter((mark): mark is TextMark => mark.kind === 'text').map(({ runs }) => runs.map(({ text }) => text).join(''))
  const count = (value: number) => plainForms.reduce((sum, form) => sum + texts.filter((text) => text === form.text(value)).length, 0)
  expect(count(0.25)).toBe(2)
  expect(count(-0.5)).toBeGreaterThanOrEqual(6)
  const hatched = marks.filter((mark): mark is BoxesMark => mark.kind === 'boxes' && mark.fill === 'hatched').flatMap(({ boxes }) => boxes)
  expect(hatched).toHaveLength(5)
  for (const word of ['Classifiers', 'cos(wj, wk)', 'predicted', 'majority', 'minority']) expect(texts).toContain(word)
})

it('is an SVG on white that needs nothing from elsewhere, and has no numbers where none would be read', () => {
  const many = 60
  const order = Array.from({ length: many }, (_, i) => i)
  const all = new Float64Array(many * many).fill(0.1)
  const large = gramMarks({ ...props, classes: many, order, groups: [], matrices: [{ ...props.matrices[0], values: all, target: null }] }, measure)
  expect(large.marks.some((mark) => mark.kind === 'text' && mark.runs.some(({ text }) => /^0?\.10/.test(text)))).toBe(false)
  const { marks, size } = gramMarks(props, measure)
  const svg = svgText(marks, size, '#ffffff', 'Gram matrices')
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<image|NaN|undefined/)
})
