import type { GramMatrix } from './gram-props.ts'
import { valueText } from './number-text.ts'

/** What a cell says in words, rows and columns as classes counted from 0: 'cos(w_1, w_3) = −0.331, predicted −0.333'. */
export function cellReading(matrix: GramMatrix, classes: number, j: number, k: number, targetName: string): string {
  const { values, target } = matrix
  const name = `cos(${vectorName(matrix.row, j)}, ${vectorName(matrix.column, k)})`
  const at = j * classes + k
  const said = Number.isNaN(values[at])
    ? `${name} is not defined: ${goneText(matrix, values, classes, j, k)}`
    : `${name} = ${valueText(values[at], 'linear')}`
  if (target === null) return said
  const told = Number.isNaN(target[at]) ? `none: ${goneText(matrix, target, classes, j, k)}` : valueText(target[at], 'linear')
  return `${said}, ${targetName} ${told}`
}

/** The vector of a class, counted from 0: 'w_3' from 'w_#'. */
export function vectorName(template: string, k: number): string {
  return template.replace('#', String(k + 1))
}

/** Classes counted from 1, three neighbours or more as one: '3, 4', '1, 4–100'. */
export function classList(classes: readonly number[]): string {
  const parts: string[] = []
  const sorted = classes.toSorted((a, b) => a - b)
  for (let i = 0; i < sorted.length; ) {
    let last = i
    while (sorted[last + 1] === sorted[last] + 1) last++
    const names = sorted.slice(i, last + 1).map((k) => String(k + 1))
    parts.push(...(names.length > 2 ? [`${names[0]}–${names[names.length - 1]}`] : names))
    i = last + 1
  }
  return parts.join(', ')
}

function goneText({ row, column }: GramMatrix, values: Float64Array, classes: number, j: number, k: number): string {
  const every = (at: (c: number) => number) => Array.from({ length: classes }, (_, c) => values[at(c)]).every(Number.isNaN)
  const gone = [
    ...(every((c) => j * classes + c) ? [vectorName(row, j)] : []),
    ...(every((c) => c * classes + k) ? [vectorName(column, k)] : []),
  ]
  const names = [...new Set(gone)]
  return names.length > 1 ? `${names.join(' and ')} have vanished` : `${names.join('')} has vanished`
}
