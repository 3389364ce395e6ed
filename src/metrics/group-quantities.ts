import { groupCosine, type Pairing } from './group-cosines.ts'
import { groupMargin } from './group-margin.ts'
import { groupNorm } from './group-norms.ts'
import { papers, variants, type Quantity } from './quantity.ts'

const pairings: readonly { readonly pairing: Pairing; readonly words: string; readonly index: string }[] = [
  { pairing: 'majority', words: 'between majority classes', index: 'A' },
  { pairing: 'minority', words: 'between minority classes', index: 'B' },
  { pairing: 'cross', words: 'between majority and minority classes', index: 'AB' },
]

const cosines = pairings.flatMap(({ pairing, words, index }) => [
  ...variants(
    { family: 'classifierCosine', symbol: `cos w_${index}`, name: `Cosine of classifiers ${words}`, range: [-1, 1] },
    {
      key: `${pairing}ClassifierCosine`,
      convention: 'mean over pairs of different classes',
      usedBy: pairing === 'minority' ? [papers.FANG] : [],
      axis: 'linear',
      isDefault: true,
      of: (state) => groupCosine(state.classifiers, state.counts, pairing),
    },
  ),
  ...variants(
    { family: 'meanCosine', symbol: `cos h_${index}`, name: `Cosine of class means ${words}`, range: [-1, 1] },
    {
      key: `${pairing}MeanCosine`,
      convention: 'mean over pairs of different classes, class means not centred',
      axis: 'linear',
      isDefault: true,
      of: (state) => groupCosine(state.means, state.counts, pairing),
    },
  ),
])

const norms = (['majority', 'minority'] as const).flatMap((group) => {
  const index = group === 'majority' ? 'A' : 'B'
  return [
    ...variants(
      { family: 'classifierNorm', symbol: `‖w_${index}‖`, name: `Length of ${group} classifiers`, range: [0, Infinity] },
      {
        key: `${group}ClassifierNorm`,
        convention: 'mean over the classes of the group',
        axis: 'linear',
        isDefault: true,
        of: (state) => groupNorm(state.classifiers, state.counts, group),
      },
    ),
    ...variants(
      { family: 'meanNorm', symbol: `‖h_${index}‖`, name: `Length of ${group} class means`, range: [0, Infinity] },
      {
        key: `${group}MeanNorm`,
        convention: 'mean over the classes of the group, class means not centred',
        axis: 'linear',
        isDefault: true,
        of: (state) => groupNorm(state.means, state.counts, group),
      },
    ),
  ]
})

const margins = (['majority', 'minority'] as const).flatMap((group) =>
  variants(
    { family: 'margin', symbol: `m_${group === 'majority' ? 'A' : 'B'}`, name: `Margin of ${group} classes`, range: [-Infinity, Infinity] },
    {
      key: `${group}Margin`,
      convention: 'own logit of the class mean minus the mean of the others, mean over the classes of the group',
      axis: 'linear',
      isDefault: true,
      of: (state) => groupMargin(state, group),
    },
  ),
)

/** Cosines, lengths and margins of the majority and the minority. */
export const groupQuantities: readonly Quantity[] = [...cosines, ...norms, ...margins]
