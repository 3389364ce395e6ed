import { plainForms } from './gram-numbers.ts'
import type { GramMatrix, GramProps } from './gram-props.ts'
import { vectorName } from './gram-reading.ts'

/** Up to so many classes a table has them one by one; beyond, group by group. */
const MOST_CLASSES = 20

/** A Gram matrix in words and numbers, for those who do not see it. */
export interface GramTable {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[]
}

/** A table for each matrix: cosines class by class with what is predicted, or of many classes group by group. */
export function gramTables(props: GramProps): GramTable[] {
  return props.matrices.map((matrix) => (props.classes <= MOST_CLASSES ? byClass(matrix, props) : byGroup(matrix, props)))
}

function byClass(matrix: GramMatrix, { classes: K, order, targetName }: GramProps): GramTable {
  const { values, target } = matrix
  const cell = (at: number) => {
    const told = target === null ? '' : `, ${targetName} ${numberText(target[at])}`
    return `${numberText(values[at])}${told}`
  }
  return {
    name: matrix.name,
    head: order.map((k) => vectorName(matrix.column, k)),
    rows: order.map((j) => ({ name: vectorName(matrix.row, j), cells: order.map((k) => cell(j * K + k)) })),
  }
}

/** Mean, least and greatest over the pairs of two groups; a class with itself is a pair of two kinds of vectors only. */
function byGroup(matrix: GramMatrix, { classes, selection, order, groups, targetName }: GramProps): GramTable {
  const K = classes
  const isGram = matrix.row === matrix.column
  const rows = groups.flatMap((a, i) =>
    groups.slice(isGram ? i : 0).flatMap((b) => {
      const pairs = order.slice(a.from, a.to).flatMap((j) =>
        order.slice(b.from, b.to).flatMap((k) => (j === k ? [] : [j * K + k])))
      const own = isGram || a !== b ? [] : order.slice(a.from, a.to).map((j) => j * K + j)
      const named = (name: string, cells: readonly number[]) => (cells.length === 0 ? [] : [{ name, cells: summary(matrix, cells) }])
      return [...named(a === b ? `${a.name}, pairs` : `${a.name} and ${b.name}`, pairs), ...named(`${a.name}, own`, own)]
    }),
  )
  const part = selection == null ? '' : `, of ${classes} of ${selection.of.toLocaleString('en-US')} classes`
  return { name: `${matrix.name}${part}`, head: ['mean', 'least', 'greatest', `${targetName}, mean`], rows }
}

function summary({ values, target }: GramMatrix, cells: readonly number[]): string[] {
  const [own, told] = [cells.map((at) => values[at]), cells.map((at) => target?.[at] ?? Number.NaN)]
  const mean = (all: readonly number[]) => all.reduce((sum, x) => sum + x, 0) / all.length
  const least = own.reduce((a, b) => Math.min(a, b))
  const greatest = own.reduce((a, b) => Math.max(a, b))
  return [...[mean(own), least, greatest].map(numberText), target === null ? '' : numberText(mean(told))]
}

function numberText(value: number): string {
  return Number.isNaN(value) ? 'vanished' : plainForms[0].text(value)
}
