import type { GramMatrix } from './gram-props.ts'
import { valueText } from './number-text.ts'

/** What a cell says in words, rows counted from 0, which are the classes unless `classOf` says which: 'cos(w_1, w_3) = −0.331, predicted −0.333'. */
export function cellReading(
  matrix: GramMatrix,
  classes: number,
  j: number,
  k: number,
  targetName: string,
  classOf = (row: number) => row,
): string {
  const { values, target } = matrix
  const [first, second] = [vectorName(matrix.row, classOf(j)), vectorName(matrix.column, classOf(k))]
  const name = `cos(${first}, ${second})`
  const at = j * classes + k
  const said = Number.isNaN(values[at])
    ? `${name} is not defined: ${goneText(values, classes, [j, first], [k, second])}`
    : `${name} = ${valueText(values[at], 'linear')}`
  if (target === null) return said
  const told = Number.isNaN(target[at]) ? `none: ${goneText(target, classes, [j, first], [k, second])}` : valueText(target[at], 'linear')
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

function goneText(values: Float64Array, classes: number, [j, row]: [number, string], [k, column]: [number, string]): string {
  const every = (at: (c: number) => number) => Array.from({ length: classes }, (_, c) => values[at(c)]).every(Number.isNaN)
  const gone = [
    ...(every((c) => j * classes + c) ? [row] : []),
    ...(every((c) => c * classes + k) ? [column] : []),
  ]
  const names = [...new Set(gone)]
  return names.length > 1 ? `${names.join(' and ')} have vanished` : `${names.join('')} has vanished`
}
