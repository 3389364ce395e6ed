import { valueText } from '../../charts/number-text.ts'
import { axisParameter } from '../../experiment/map-view.ts'
import type { MapRecord, MapState } from '../../store/map-machine.ts'
import { readCell, VANISHED, type MapQuantity } from '../../store/map-quantity.ts'
import { regimeNames } from '../../store/map-regions.ts'
import type { MapPlan } from '../../store/map-sweep.ts'
import type { SweepCell } from '../../sweep/sweep-cell.ts'
import { shortFieldText, timeText } from '../number-format.ts'

/** What a map is, to who has not seen one. */
export function mapSentence({ map }: MapPlan): string {
  const [x, y] = [axisParameter(map.x.parameter), axisParameter(map.y.parameter)]
  return `Every cell is a whole run: ${lowerFirst(x.name)}${spaced(x.symbol)} across, ${lowerFirst(y.name)}${spaced(y.symbol)} up.`
}

/** What the colours say, and the lines. */
export function mapExplanation({ lines, areLinesDone }: MapRecord, { name, centre }: MapQuantity): string {
  const ends = centre === null ? '' : `; ${valueText(centre.value, 'linear')} is ${centre.name === 'simplex' ? 'the simplex' : 'a right angle'}, 1 one common direction`
  return `Colour: ${lowerFirst(name)} at the end of the run${ends}. ${linesSentence(lines.length > 0, areLinesDone)}`
}

function linesSentence(hasLines: boolean, areDone: boolean): string {
  if (hasLines) return 'Lines: where theory has the optimum change its kind, exactly.'
  return areDone ? 'Theory knows no line on this plane.' : 'Lines of theory are on their way.'
}

/** How far a map is: '1,024 of 4,096 runs, 12 s left'. */
export function progressText({ record, isRunning, isPaused, left }: MapState): string {
  if (record === null) return ''
  const { done, cells } = record
  const count = (n: number) => n.toLocaleString('en-US')
  if (done === cells.length) return `${count(done)} runs`
  const rest = isPaused ? 'stopped' : !isRunning || left === null ? 'computing' : leftText(left)
  return `${count(done)} of ${count(cells.length)} runs, ${rest}`
}

function leftText(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s left`
  return seconds < 3600 ? `${Math.round(seconds / 60)} min left` : `${(seconds / 3600).toFixed(1)} h left`
}

/** A kind of cell that has no plain colour, and a sentence on it. */
export interface Remark {
  readonly face: 'unsettled' | 'undefined' | 'notAllowed'
  readonly text: string
}

/** A sentence on each kind of cell that has no plain colour, with how many there are. */
export function remarks({ cells }: MapRecord, quantity: MapQuantity): readonly Remark[] {
  const isOfGroups = /^(minority|majority|cross)/.test(quantity.key)
  let [unsettled, vanished, missing, unallowed] = [0, 0, 0, 0]
  for (const cell of cells) {
    if (cell === null) continue
    const { kind, ...reading } = readCell(cell, quantity)
    if (kind === 'notAllowed') unallowed++
    else if (!cell.atRest) unsettled++
    if (kind === 'undefined' && 'reason' in reading) {
      if (reading.reason === VANISHED) vanished++
      else missing++
    }
  }
  const of = (face: Remark['face'], n: number, text: string): Remark[] => (n === 0 ? [] : [{ face, text: `${n.toLocaleString('en-US')} ${text}` }])
  return [
    ...of('unsettled', unsettled, 'not at rest by the horizon: near the lines a run slows down without bound. A longer T settles more.'),
    ...of('undefined', vanished, 'where the vectors have vanished: there is no angle.'),
    ...of('undefined', missing, isOfGroups ? 'without a minority: all classes are alike.' : 'where it is not defined.'),
    ...of('notAllowed', unallowed, 'that are no run: their values do not go together.'),
  ]
}

/** What a cell reads out. */
export interface ReadOut {
  /** Symbol or name of each axis, and its value: 'λ', '0.00215'. */
  readonly at: readonly { readonly symbol: string; readonly value: string }[]
  readonly value: string
  /** Null where theory says nothing of it. */
  readonly predicted: string | null
  readonly regime: string | null
  readonly ending: string
}

/** A cell in words and numbers. */
export function readOut({ map, x, y }: MapPlan, cell: SweepCell, quantity: MapQuantity): ReadOut {
  const symbolOf = (axis: 'x' | 'y') => {
    const { symbol, name } = axisParameter(map[axis].parameter)
    return symbol === '' ? name : symbol
  }
  const reading = readCell(cell, quantity)
  return {
    at: [
      { symbol: symbolOf('x'), value: shortFieldText(cell.at[x.link]) },
      { symbol: symbolOf('y'), value: shortFieldText(cell.at[y.link]) },
    ],
    value: reading.kind === 'value' ? numberOf(reading.value, quantity) : reading.kind === 'undefined' ? reading.reason : 'no run',
    predicted: reading.kind === 'notAllowed' || reading.predicted === null ? null : numberOf(reading.predicted, quantity),
    regime: cell.predicted === null ? null : regimeNames[cell.predicted.regime],
    ending: endingText(cell),
  }
}

function numberOf(value: number, { range, unit, key }: MapQuantity): string {
  if (key === 'time') return timeText(value)
  if (key === 'gradients') return value.toLocaleString('en-US')
  return `${valueText(value, Number.isFinite(range[1]) ? 'linear' : 'log')}${unit}`
}

function endingText({ atRest, t, gradients, reason, quantities }: SweepCell): string {
  if (quantities === null) return reason ?? ''
  const after = `after ${gradients.toLocaleString('en-US')} gradients`
  return atRest ? `at rest at t = ${timeText(t ?? 0)}, ${after}` : `not at rest at t = ${timeText(t ?? 0)}, ${after}`
}

/** The read-out as one sentence, for who hears it. */
export function spoken({ at, value, predicted, regime, ending }: ReadOut, { name }: MapQuantity): string {
  const place = at.map(({ symbol, value: text }) => `${symbol.replace('_', ' ')} ${text}`).join(', ')
  const theory = predicted === null ? '' : `, theory ${predicted}`
  return `${place}: ${lowerFirst(name)} ${value}${theory}. ${regime === null ? '' : `Predicted: ${regime}. `}${upperFirst(ending)}.`
}

function lowerFirst(text: string): string {
  // 'NC1' and single letters stay as they are.
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function spaced(symbol: string): string {
  return symbol === '' ? '' : ` ${symbol}`
}
