import type { Family, Quantity } from '../metrics/quantity.ts'
import { quantities } from '../metrics/registry.ts'

/** Something that can be drawn as one chart: a quantity, or the groups of a family as several lines. */
export interface ChartKind {
  /** Stable name, in links too: the quantity's, or the family's where the chart has a line for each group. */
  readonly key: string
  readonly family: Family
  /** What it is drawn from; one, unless it is of groups. */
  readonly quantities: readonly Quantity[]
  /** Charts with one idea are conventions for it. */
  readonly idea: string
}

const groupFamilies: Partial<Record<Family, string>> = {
  classifierCosine: 'Classifier cosines',
  meanCosine: 'Class-mean cosines',
  classifierNorm: 'Classifier lengths',
  meanNorm: 'Class-mean lengths',
  margin: 'Margins',
  misalignment: 'Misalignment and its bound',
}

/** Every chart that there is, in the order of the registry of quantities. */
export const chartKinds: readonly ChartKind[] = [
  ...quantities
    .filter(({ family }) => groupFamilies[family] === undefined)
    .map((quantity) => ({ key: quantity.key, family: quantity.family, quantities: [quantity], idea: quantity.name })),
  ...Object.entries(groupFamilies).map(([family, idea]) => ({
    key: family,
    family: family as Family,
    quantities: quantities.filter((quantity) => quantity.family === family),
    idea,
  })),
]

/** The most charts side by side. */
export const MAX_CHARTS = 12

/** The charts that a newcomer sees. */
export const openingCharts: readonly string[] = [
  'gap',
  'nc1QuotientUnweighted',
  'classifierCosine',
  'nc3SelfDualityUnweighted',
]

/** @throws RangeError for an unknown key. */
export function chartKindOf(key: string): ChartKind {
  const kind = chartKinds.find((candidate) => candidate.key === key)
  if (kind === undefined) throw new RangeError(`there is no chart called ${key}`)
  return kind
}

/** All conventions for the idea of a chart, itself among them. */
export function conventionsOf({ idea }: ChartKind): readonly ChartKind[] {
  return chartKinds.filter((kind) => kind.idea === idea)
}

/** The convention that an idea is first shown in: that of the opening charts, else the registry's own choice. */
export function firstConvention(kinds: readonly ChartKind[]): ChartKind {
  return (
    kinds.find(({ key }) => openingCharts.includes(key)) ??
    kinds.find((kind) => kind.quantities.some(({ isDefault }) => isDefault)) ??
    kinds[0]
  )
}

/** The chart that differs in the global mean alone: weighted by the class sizes or not; null where there is none. */
export function otherWeighting({ key }: ChartKind): ChartKind | null {
  const other = key.replace(/(Unw|W)eighted$/, (end) => (end === 'Weighted' ? 'Unweighted' : 'Weighted'))
  return (other === key ? undefined : chartKinds.find((kind) => kind.key === other)) ?? null
}
