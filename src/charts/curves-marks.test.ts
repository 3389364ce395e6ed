import { expect, it } from 'vitest'
import { curvesMarks } from './curves-marks.ts'
import type { Mark, PathMark, TextMark } from './marks.ts'
import { svgText } from './marks-svg.ts'
import { readingText } from './number-text.ts'
import type { Curve, CurvesProps } from './props.ts'

const measure = (runs: readonly { text: string }[], size: number) => 0.55 * size * runs.reduce((sum, { text }) => sum + text.length, 0)
const times = Float64Array.from({ length: 11 }, (_, i) => i)
const values = times.map((t) => 0.05 + t / 12)
const curve: Curve = {
  key: 'x',
  symbol: 'cos_x',
  name: 'Cosine <of> all',
  convention: 'a mean of all',
  scale: 'linear',
  range: [0, 1],
  undefinedAs: 'vanished',
  lines: [{ label: 'minority', role: 'minority', colourOf: 0, values }],
  theory: [{ label: 'predicted', role: 'minority', values: times.map((t) => (t < 5 ? NaN : 0.4321)) }],
}
const props: CurvesProps = {
  curves: [curve],
  times,
  classes: 4,
  place: times.map((t) => t / 10),
  ticks: [{ place: 0, label: '0' }, { place: 1, label: '10' }],
  appearance: 'dark',
  onSeek: () => {},
}

function flat(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => (mark.kind === 'group' ? flat(mark.marks) : [mark]))
}
const drawn = (of: Curve) => flat(curvesMarks({ ...props, curves: [of] }, 'time t', measure).marks)
const texts = (marks: readonly Mark[]) => marks.filter((mark): mark is TextMark => mark.kind === 'text')
const textOf = ({ runs }: TextMark) => runs.map(({ text }) => text).join('')
/** The line in the curve's own colour: the last that is drawn. */
const lineOf = (marks: readonly Mark[]) => marks.filter((mark): mark is PathMark => mark.kind === 'path' && mark.points.length > 5).at(-1)

it.each(['linear', 'log'] as const)('draws every value where the labels of a %s axis say', (scale) => {
  const marks = drawn({ ...curve, scale, range: scale === 'log' ? null : curve.range })
  const ticks = texts(marks).filter(({ anchor, runs }) => anchor === 'end' && /^[\d.]+$/.test(runs[0].text) && runs.length === 1)
  const scaled = (value: number) => (scale === 'log' ? Math.log(value) : value)
  const [a, b] = [ticks[0], ticks[ticks.length - 1]]
  const [low, high] = [a, b].map((tick) => scaled(Number(textOf(tick))))
  const line = lineOf(marks)
  expect(line?.points).toHaveLength(values.length)
  line?.points.forEach(([, y], i) => {
    const read = low + ((y - a.at[1]) / (b.at[1] - a.at[1])) * (high - low)
    // Floating-point rounding alone.
    expect(read).toBeCloseTo(scaled(values[i]), 9)
  })
})

it('says the last value and the predicted one as the page does', () => {
  const all = texts(drawn(curve)).map(textOf)
  expect(all).toContain(`minority ${readingText(values[10], curve)}`)
  expect(all).toContain(`predicted ${readingText(0.4321, curve)}`)
})

it('cuts a line where it is not defined, and says what that means at its end', () => {
  const gone = { ...curve, lines: [{ ...curve.lines[0], values: values.map((value, i) => (i > 7 ? NaN : value)) }] }
  expect(lineOf(drawn(gone))?.points).toHaveLength(8)
  expect(texts(drawn(gone)).map(textOf)).toContain('minority vanished')
})

it('is an SVG that names its fonts and needs nothing from elsewhere', () => {
  const { marks, size } = curvesMarks(props, 'time t', measure)
  const svg = svgText(marks, size, '#ffffff', 'Curves')
  expect(svg).toContain('Cosine &lt;of&gt; all')
  expect(svg).toContain('Inter')
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<image|NaN|undefined/)
})
