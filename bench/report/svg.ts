import type { BenchResult } from '../result.ts'
import { engineName, sizeName } from './report.ts'
import { secondsText } from './text-table.ts'

/** A bar of the figure. */
interface Bar {
  readonly label: string
  readonly seconds: number
  readonly isOurs: boolean
}

interface Group {
  readonly title: string
  readonly bars: readonly Bar[]
}

const WIDTH = 760
const LABELS = 250
const VALUES = 90
const ROW = 20
const HEAD = 34
const ours = '#3b6fb6'
const others = '#b0773a'

/** The times of the result as bars over a logarithmic axis, a group for each size; text of an SVG file. */
export function figureText(result: BenchResult): string {
  const groups = groupsOf(result)
  const all = groups.flatMap(({ bars }) => bars.map(({ seconds }) => seconds))
  const [from, to] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))]
  const x = (seconds: number) => LABELS + ((Math.log10(seconds) - from) / Math.max(1, to - from)) * (WIDTH - LABELS - VALUES)
  let y = 10
  const parts: string[] = []
  for (const { title, bars } of groups) {
    parts.push(text(10, y + 18, title, 'font-weight="600"'))
    y += HEAD
    for (const { label, seconds, isOurs } of bars) {
      parts.push(text(LABELS - 8, y + 12, label, 'text-anchor="end"'))
      const end = Math.max(x(seconds), LABELS + 1)
      parts.push(`<rect x="${LABELS}" y="${y + 2}" width="${(end - LABELS).toFixed(1)}" height="13" fill="${isOurs ? ours : others}"/>`)
      parts.push(text(end + 6, y + 12, secondsText(seconds)))
      y += ROW
    }
  }
  const powers = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const lines = powers.map((power) => {
    const at = x(10 ** power).toFixed(1)
    return `<path d="M${at} ${HEAD}V${y}" stroke="#ddd"/>${text(Number(at), y + 16, secondsText(10 ** power), 'text-anchor="middle" fill="#555"')}`
  })
  const height = y + 28
  const title = 'Time of a gradient, and of a run to rest, on each engine; blue ours, brown TensorFlow.js; the axis is logarithmic.'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...lines,
    ...parts,
    '</svg>\n',
  ].join('\n')
}

function groupsOf({ parts: { cost, rest } }: BenchResult): Group[] {
  const groups: Group[] = []
  if (cost !== undefined && !('skipped' in cost)) {
    for (const size of cost.sizes) {
      const bars = size.timings
        .filter(({ work }) => work !== 'products')
        .map(({ engine, work, seconds }) => ({ label: `${engineName(engine)}${work === 'flow' ? ', in the flow' : ''}`, seconds, isOurs: work !== 'autodiff' }))
      groups.push({ title: `A gradient, K, d, samples a class: ${sizeName(size)}`, bars })
    }
  }
  if (rest !== undefined && !('skipped' in rest)) {
    const bars = rest.ways.map(({ engine, work, seconds }) => ({
      label: `${engineName(engine)}: ${work === 'flow' ? 'the flow' : 'descent'}`,
      seconds,
      isOurs: work !== 'autodiff',
    }))
    groups.push({ title: 'Start to rest at lecture size', bars })
  }
  return groups
}

function text(x: number, y: number, words: string, style = ''): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${x.toFixed(1)}" y="${y}"${style === '' ? '' : ` ${style}`}>${safe}</text>`
}
