import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import type { Recording } from '../engine/recording.ts'
import { csvText } from '../lib/csv.ts'
import { quantities } from '../metrics/registry.ts'
import { pointOfTheory } from '../theory/point-of-theory.ts'
import type { Prediction } from '../theory/prediction.ts'
import { frameOfEntry, lightLayout } from './light-entry.ts'

/** Every quantity of the registry at every recorded moment. */
export interface RunTable {
  /** 't', then the quantities by key. */
  readonly names: readonly string[]
  /** Null where a quantity is not defined. */
  readonly rows: readonly (readonly (number | null)[])[]
}

/** @param predictions of each stretch of the recording */
export function runTable({ entries, layouts }: Recording, predictions: readonly (Prediction | null)[]): RunTable {
  const light = layouts.map(lightLayout)
  const rows = entries.map((entry) => {
    const frame = frameOfEntry(entry, light[entry.segment])
    const state = measuredFrame(frame, predictions[entry.segment])
    return [entry.t, ...quantities.map((quantity) => finite(readFrame(quantity, frame, state).value))]
  })
  return { names: ['t', ...quantities.map(({ key }) => key)], rows }
}

/** The table as comma-separated text; nothing where a quantity is not defined. */
export function runTableCsv({ names, rows }: RunTable): string {
  return csvText(names, rows)
}

/** The table as JSON by columns, with the link of the experiment and what theory says of each stretch. */
export function runTableJson(
  table: RunTable,
  recording: Recording,
  predictions: readonly (Prediction | null)[],
  link: string,
): string {
  return JSON.stringify({ version: 1, kind: 'curves', link, ...runColumns(table, recording, predictions) })
}

/** The table by columns, with what theory says of each stretch. */
export function runColumns({ names, rows }: RunTable, { layouts, entries }: Recording, predictions: readonly (Prediction | null)[]) {
  const columns = Object.fromEntries(names.slice(1).map((name, i) => [name, rows.map((row) => row[i + 1])]))
  const stretches = layouts.map(({ spec: { counts, choices } }, s) => ({
    from: entries.find(({ segment }) => segment === s)?.t ?? null,
    theory: theoryOf(predictions[s], counts, (choices?.['bias'] ?? 'none') !== 'none'),
  }))
  return { stretches, t: rows.map(([t]) => t), quantities: columns }
}

function theoryOf(target: Prediction | null, counts: readonly number[], hasBias: boolean) {
  if (target === null) return null
  const point = pointOfTheory(target, { counts, hasBias })
  return Object.fromEntries(quantities.map((quantity) => [quantity.key, finite(point.read(quantity).value)]))
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null
}
