import { encodeLink } from '../experiment/link.ts'
import { openingView } from '../experiment/view.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import { sweepCsvHead, sweepCsvRow } from '../sweep/sweep-csv.ts'
import type { Sweep } from '../sweep/sweep.ts'
import { OUTPUT_VERSION } from './output-parts.ts'
import type { Shard } from './shard.ts'
import type { SweepOutput } from './sweep-schema.ts'

/** How a sweep stands in a file: a line for the head, a line for each cell in their order, and a tail. */
export interface SweepFormat {
  /** Whether shards have the head only where it is asked for, so that they concatenate. */
  readonly concatenates: boolean
  /** One line, without its end. */
  head(sweep: Sweep, shard: Shard): string
  /** One line, without its end. */
  row(sweep: Sweep, cell: SweepCell): string
  /** What stands before every row but the first. */
  readonly separator: string
  /** The last line, or '' for none. */
  readonly tail: string
  /** What a line says of a cell, without the separator; null where it is none. */
  read(sweep: Sweep, line: string): RowKey | null
}

/** What tells which cell a row is, and how it ended. */
export interface RowKey {
  readonly index: number
  readonly link: string
  readonly ending: string
}

const json: SweepFormat = {
  concatenates: false,
  head: (sweep, shard) => `${JSON.stringify({ ...headOf(sweep), shard }).slice(0, -1)},"cells":[`,
  row: (_, cell) => JSON.stringify(cell),
  separator: ',',
  tail: ']}',
  read: readCell,
}

const jsonl: SweepFormat = {
  ...json,
  concatenates: true,
  head: (sweep) => JSON.stringify(headOf(sweep)),
  separator: '',
  tail: '',
}

const csv: SweepFormat = {
  concatenates: true,
  head: sweepCsvHead,
  row: sweepCsvRow,
  separator: '',
  tail: '',
  read(sweep, line) {
    const axes = sweep.axes.map(() => '[^,]*,').join('')
    const [, index, link, ending] = new RegExp(`^(\\d+),${axes}("(?:[^"]|"")*"|[^,]*),(\\w+),`).exec(line) ?? []
    if (index === undefined) return null
    const plain = link.startsWith('"') ? link.slice(1, -1).replaceAll('""', '"') : link
    return { index: Number(index), link: plain, ending }
  },
}

/** Formats by the option that asks for one. */
export const sweepFormats = { json, jsonl, csv } as const

function headOf({ experiment, axes, quantities }: Sweep): SweepOutput {
  return {
    version: OUTPUT_VERSION,
    kind: 'sweep',
    experiment: experiment as SweepOutput['experiment'],
    link: encodeLink({ experiment, view: openingView }),
    axes: axes.map(({ key, link, values }) => ({ parameter: key, link, values: [...values] })),
    quantities: [...quantities],
  }
}

function readCell(_: Sweep, line: string): RowKey | null {
  try {
    const cell = JSON.parse(line) as Partial<SweepCell> | null
    const { index, link, ending } = cell ?? {}
    return index === undefined || link === undefined || ending === undefined ? null : { index, link, ending }
  } catch {
    return null
  }
}
