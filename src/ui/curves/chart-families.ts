import { chartKinds, type ChartKind } from '../../experiment/charts.ts'
import type { Family } from '../../metrics/quantity.ts'

/** One idea that can be shown, in one of its conventions. */
export interface Idea {
  readonly name: string
  readonly kinds: readonly ChartKind[]
}

const headings: readonly (readonly [string, readonly Family[]])[] = [
  ['Loss and prediction', ['loss', 'target', 'misalignment']],
  ['NC₁: spread within classes', ['nc1']],
  ['NC₂: a simplex', ['nc2']],
  ['NC₃: classifiers along class means', ['nc3']],
  ['NC₄: nearest class mean', ['nc4']],
  ['Cosines by group', ['classifierCosine', 'meanCosine']],
  ['Lengths by group', ['classifierNorm', 'meanNorm']],
  ['Margins by group', ['margin']],
  ['What the flow conserves', ['invariant']],
]

/** All ideas by families, in the order of a list to choose from. */
export const chartFamilies: readonly { readonly heading: string; readonly ideas: readonly Idea[] }[] = headings.map(
  ([heading, families]) => {
    const kinds = chartKinds.filter(({ family }) => families.includes(family))
    const names = [...new Set(kinds.map(({ idea }) => idea))]
    return { heading, ideas: names.map((name) => ({ name, kinds: kinds.filter(({ idea }) => idea === name) })) }
  },
)
