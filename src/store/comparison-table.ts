import type { Recording } from '../engine/recording.ts'
import { csvText } from '../lib/csv.ts'
import type { Prediction } from '../theory/prediction.ts'
import { differencesAt } from './difference-curve.ts'
import { runColumns, runTable } from './run-table.ts'
import type { Side } from './state.ts'

/** A run, and what theory says of each stretch of it. */
export interface Told {
  readonly recording: Recording
  readonly predictions: readonly (Prediction | null)[]
}

const sides: readonly Side[] = ['A', 'B']

/**
 * Two runs as comma-separated text: the moments recorded of A, then those of B, each with its side, its time, how far
 * the two states are apart at that time (nothing where that is not computed) and every quantity of its own run.
 */
export function comparisonCsv(runs: Readonly<Record<Side, Told>>): string {
  const parts = sides.map((side) => partOf(side, runs))
  const rows = parts.flatMap(({ side, table, difference }) =>
    table.rows.map(([t, ...values], i) => [side, t, difference[i], ...values]),
  )
  const [t, ...names] = parts[0].table.names
  return csvText(['side', t, 'difference', ...names], rows)
}

/** Two runs as JSON: of each its columns, among them how far it is from the other, and what theory says of it. */
export function comparisonJson(runs: Readonly<Record<Side, Told>>, link: string): string {
  const parts = sides.map((side) => partOf(side, runs))
  const columns = parts.map(({ side, table, difference }) => {
    const { recording, predictions } = runs[side]
    // What is not a number is null in JSON.
    return [side, { ...runColumns(table, recording, predictions), difference: [...difference] }]
  })
  return JSON.stringify({ version: 1, kind: 'comparison', link, ...Object.fromEntries(columns) })
}

function partOf(side: Side, runs: Readonly<Record<Side, Told>>) {
  const { recording, predictions } = runs[side]
  const times = recording.entries.map(({ t }) => t)
  const difference = differencesAt(runs.A.recording, runs.B.recording, times)
  return { side, table: runTable(recording, predictions), difference }
}
