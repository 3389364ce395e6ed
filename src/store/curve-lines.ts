import type { ChartKind } from '../experiment/charts.ts'
import type { Matrix } from '../math/matrix.ts'
import { marginsOf } from '../metrics/group-margin.ts'
import type { Point } from '../theory/point-of-theory.ts'
import { pairGroups, type PairGroup } from './curve-groups.ts'
import { cosineSpread, hasBand, lengthSpread, spreadOf, unitRows, type Spread } from './curve-measures.ts'
import type { CurveRole } from './curve-set.ts'

/** One line of a chart, and what it reads of a moment. */
export interface LineKind {
  readonly label: string
  readonly role: CurveRole
  readonly colourOf: number | null
  /** Whether a band around the line says more than the line. */
  readonly hasBand: boolean
  /** Whether it is a bound rather than measured. */
  readonly dashed?: boolean
  /** NaN where it is not defined. */
  of(point: Point): Spread
}

const notDefined: Spread = { mean: Number.NaN, low: Number.NaN, high: Number.NaN }

/** The lines of a chart: one for each group of classes where it is of groups, else one. */
export function linesOf({ family, quantities }: ChartKind, groups: readonly PairGroup[]): readonly LineKind[] {
  switch (family) {
    case 'classifierCosine':
    case 'meanCosine':
      return pairGroups(groups).map((group) => ({
        ...wordsOf(group),
        hasBand: hasBand(group),
        of: (point) => cosineSpread(unitRows(...rowsOf(family, point)), group),
      }))
    case 'classifierNorm':
    case 'meanNorm':
      return groups
        .filter(({ b }) => b === null)
        .map((group) => ({
          ...wordsOf(group),
          hasBand: group.a.length > 1,
          of: (point) => (point.isDirection === true ? notDefined : lengthSpread(rowsOf(family, point)[0], group.a)),
        }))
    case 'margin':
      return groups
        .filter(({ b }) => b === null)
        .map((group) => ({
          ...wordsOf(group),
          hasBand: group.a.length > 1,
          of: ({ state, isDirection = false }) => (isDirection ? notDefined : spreadOf(marginsOf(state), group.a)),
        }))
    case 'misalignment': {
      const [measured, bound] = quantities.map((quantity) => ({
        role: 'all' as const,
        colourOf: null,
        hasBand: false,
        of: (point: Point) => single(point, quantity),
      }))
      return [
        { ...measured, label: 'measured' },
        { ...bound, role: 'cross', label: 'bound', dashed: true },
      ]
    }
    default:
      return [{ label: '', role: 'all', colourOf: null, hasBand: false, of: (point) => single(point, quantities[0]) }]
  }
}

function wordsOf({ label, role, colourOf }: PairGroup) {
  return { label, role, colourOf }
}

function rowsOf(family: ChartKind['family'], { state, shortest }: Point): [Matrix, number] {
  return family.startsWith('classifier') ? [state.classifiers, shortest.classifiers] : [state.means, shortest.means]
}

function single(point: Point, quantity: ChartKind['quantities'][number]): Spread {
  const { value } = point.read(quantity)
  return { ...notDefined, mean: value ?? Number.NaN }
}
