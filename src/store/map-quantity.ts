import { resolve, type Experiment } from '../experiment/experiment.ts'
import type { MapView } from '../experiment/map-view.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantities } from '../metrics/registry.ts'
import type { Regime } from '../theory/prediction.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'

/** Something that a map can be coloured by. */
export interface MapQuantity extends Pick<Quantity, 'key' | 'symbol' | 'name' | 'convention' | 'unit' | 'axis' | 'range'> {
  /** Heading that it stands under in a list. */
  readonly family: string
  /** The value that colours are centred on, with its name; null for colours that only rise. */
  readonly centre: { readonly value: number; readonly name: string } | null
}

const facts: readonly MapQuantity[] = [
  {
    key: 'gradients',
    symbol: '',
    name: 'Gradients to rest',
    convention: 'gradient evaluations from the start to rest or to the horizon',
    unit: '',
    axis: 'log',
    range: [0, Infinity],
    family: 'The run',
    centre: null,
  },
  {
    key: 'time',
    symbol: 't',
    name: 'Time to rest',
    convention: 'time of the flow at rest or at the horizon',
    unit: '',
    axis: 'log',
    range: [0, Infinity],
    family: 'The run',
    centre: null,
  },
]

const headings: Readonly<Record<string, string>> = {
  loss: 'Objective',
  target: 'Theory',
  misalignment: 'Batch norm',
  invariant: 'What the flow conserves',
  nc1: 'NC1: spread within classes',
  nc2: 'NC2: simplex',
  nc3: 'NC3: classifiers and means',
  nc4: 'NC4: nearest mean',
  classifierCosine: 'Cosines',
  meanCosine: 'Cosines',
  classifierNorm: 'Lengths',
  meanNorm: 'Lengths',
  margin: 'Margins',
}

/** Everything that a map of an experiment can be coloured by, in the order of the registry. */
export function mapQuantities(map: MapView, experiment: Experiment): readonly MapQuantity[] {
  const centreOfCosines = balancedCosine(map, experiment)
  const ofRegistry = quantities.map((quantity): MapQuantity => {
    const { key, symbol, name, convention, unit, axis, range, family } = quantity
    const centre = family === 'classifierCosine' || family === 'meanCosine' ? centreOfCosines : null
    return { key, symbol, name, convention, unit, axis, range, family: headings[family] ?? family, centre }
  })
  return [...ofRegistry, ...facts]
}

/** The cosine of two classes where all are alike: of a simplex, or of an orthogonal frame under squared error without a free bias. */
function balancedCosine({ x, y }: MapView, { values }: Experiment): MapQuantity['centre'] {
  const { classes, loss, bias } = resolve(values)
  const isFixed = x.parameter !== 'classes' && y.parameter !== 'classes'
  if (!isFixed || (loss === 'squaredError' && bias !== 'free')) return { value: 0, name: 'orthogonal' }
  return { value: -1 / (classes - 1), name: 'simplex' }
}

/** The quantity that a map is coloured by. */
export function quantityOfMap(map: MapView, experiment: Experiment): MapQuantity {
  return mapQuantities(map, experiment).find(({ key }) => key === map.quantity) as MapQuantity
}

/** What a cell says of a quantity. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: number; readonly predicted: number | null }
  /** The run has no such value; `predicted` may have one nevertheless. */
  | { readonly kind: 'undefined'; readonly reason: string; readonly predicted: number | null }
  /** There is no run. */
  | { readonly kind: 'notAllowed'; readonly reason: string }

/** Why a quantity of vectors without a length is not defined. */
export const VANISHED = 'the vectors have vanished'

/** Regimes in which some vectors are exactly zero. */
const vanished: readonly Regime[] = ['zero', 'minorityVanished', 'majorityVanished', 'someVanished']

/** Reads a quantity, or a fact of the run, off a cell. */
export function readCell(cell: SweepCell, { key, unit, range }: Pick<MapQuantity, 'key' | 'unit' | 'range'>): CellReading {
  if (cell.quantities === null) return { kind: 'notAllowed', reason: cell.reason ?? 'There is no run.' }
  if (key === 'gradients') return { kind: 'value', value: cell.gradients, predicted: null }
  if (key === 'time') return { kind: 'value', value: cell.t ?? 0, predicted: null }
  const { predicted } = cell
  const twin = predicted?.quantities[key] ?? null
  const value = cell.quantities[key] ?? null
  // Of a vector that theory has at zero a run keeps a speck, whose direction says nothing.
  const isDirection = unit === '°' || Number.isFinite(range[1])
  if (isDirection && cell.atRest && predicted !== null && twin === null && vanished.includes(predicted.regime)) {
    return { kind: 'undefined', reason: VANISHED, predicted: null }
  }
  if (value === null) return { kind: 'undefined', reason: 'it is not defined there', predicted: twin }
  return { kind: 'value', value, predicted: twin }
}
