import type { Mark, Measure } from '../../charts/marks.ts'
import type { Run } from '../../charts/math-runs.ts'
import { typeScale, type TypeStep } from '../../theme/type-scale.ts'
import { isVariable, piecesOf, symbolParts } from '../symbol.ts'

/** Where a sentence is written, in CSS pixels. */
export interface Column {
  readonly x: number
  readonly y: number
  readonly width: number
}

const space: Run = { text: ' ', style: 'plain' }

/** Height of so many lines of a sentence. */
export function linesHeight(lines: number): number {
  return lines * typeScale.sentence.size * typeScale.sentence.lineHeight
}

/** A sentence in lines that fit a column, symbols typeset, as marks. */
export function sentenceMarks(sentence: string, { x, y, width }: Column, colour: string, measure: Measure, step: TypeStep = typeScale.sentence): Mark[] {
  const { size, weight, lineHeight } = step
  const lines: Run[][] = []
  for (const word of wordsOf(sentence)) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : [...last, space, ...word]
    if (last !== undefined && measure(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map((runs, i) => ({
    kind: 'text',
    runs,
    at: [x, y + (i + 0.5) * size * lineHeight],
    size,
    weight,
    colour,
    anchor: 'start',
    angle: 0,
    halo: null,
  }))
}

/** What no line may end within: words, and symbols with what they equal. */
function wordsOf(sentence: string): Run[][] {
  const words: Run[][] = [[]]
  for (const piece of piecesOf(sentence)) {
    if ('symbol' in piece) words[words.length - 1].push(...symbolRuns(piece.symbol), ...plain(piece.equals))
    else {
      piece.text.split(' ').forEach((text, i) => {
        if (i > 0) words.push([])
        words[words.length - 1].push(...plain(text))
      })
    }
  }
  return words.filter((word) => word.length > 0)
}

function symbolRuns(symbol: string): Run[] {
  const { base, sub, primes } = symbolParts(symbol)
  const runs: Run[] = [
    { text: base, style: isVariable(base) ? 'symbol' : 'plain' },
    { text: sub, style: 'sub' },
    { text: primes, style: 'plain' },
  ]
  return runs.filter(({ text }) => text !== '')
}

function plain(text: string): Run[] {
  return text === '' ? [] : [{ text, style: 'plain' }]
}
