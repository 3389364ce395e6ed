import type * as z from 'zod/mini'
import { quoted } from '../experiment/quoted.ts'
import { toldIssues, type Allowed } from '../experiment/told-issues.ts'
import type { Block, Program } from '../model/program.ts'
import { Failure } from './failure.ts'
import { entryText, stateSchema } from './file-schemas.ts'
import { raggedRow } from './ragged-row.ts'
import { readJson } from './read-json.ts'

export type State = z.infer<typeof stateSchema>

const allowed: Allowed = new Map([
  ['', 'an object with W and H, and b where the model has a bias'],
  ['W', 'a list of K rows of d numbers'],
  ['W[]', 'a list of d numbers'],
  ['W[][]', entryText],
  ['H', 'a list of d rows of N numbers'],
  ['H[]', 'a list of N numbers'],
  ['H[][]', entryText],
  ['b', 'a list of K numbers'],
  ['b[]', entryText],
])

const meanings: Readonly<Record<keyof State, string>> = { W: 'K × d', H: 'd × N', b: 'K numbers' }

/**
 * The blocks of a state file in the order of the program; throws Failure with a sentence for each that
 * is missing, of another shape than the program's, or not of this model.
 */
export async function readState(path: string, program: Program): Promise<Float64Array[]> {
  const data = await readJson(path)
  const parsed = stateSchema.safeParse(data)
  const problems = parsed.success
    ? problemsWithBlocks(parsed.data, program)
    : toldIssues(parsed.error.issues, data, allowed)
  if (!parsed.success || problems.length > 0) {
    throw new Failure(problems.map((problem) => `${quoted(path)}: ${problem}`))
  }
  return program.blocks.map(({ name }) => Float64Array.from(rowsOf(parsed.data, name).flat()))
}

/** The state as a file holds it: vectors as lists, matrices as lists of rows. */
export function stateOf(program: Program, state: readonly Float64Array[]): State {
  const blocks = program.blocks.map(({ name, register }, b) => {
    const { rows, cols } = program.shapes[register]
    const list = Array.from({ length: rows }, (_, i) => Array.from(state[b].subarray(i * cols, (i + 1) * cols)))
    return [name, isVector(name) ? list.flat() : list] as const
  })
  return Object.fromEntries(blocks) as State
}

function problemsWithBlocks(state: State, program: Program): string[] {
  const strays = Object.keys(state).filter((key) => program.blocks.every(({ name }) => name !== key))
  return [
    ...program.blocks.flatMap((block) => problemWithBlock(state, block, program) ?? []),
    ...strays.map((key) => `${key}: this experiment has no ${key}.`),
  ]
}

function problemWithBlock(state: State, { name, register }: Block, program: Program): string | null {
  const { rows, cols } = program.shapes[register]
  const given = rowsOf(state, name)
  const meaning = meanings[name as keyof State]
  const shape = isVector(name) ? `${rows} numbers` : `${rows} × ${cols} (${meaning})`
  if (given.length === 0) return `${name} must be ${shape} here; it is missing.`
  const ragged = raggedRow(name, given)
  if (ragged !== null) return ragged
  if (given.length === rows && given[0].length === cols) return null
  const it = isVector(name) ? `${given.length}` : `${given.length} × ${given[0].length}`
  return `${name} must be ${shape} here; it was ${it}. The experiment sets the shape: K, d and the class counts.`
}

/** A block as a list of rows, vectors as rows of one number; empty where it is missing. */
function rowsOf(state: State, name: string): readonly (readonly number[])[] {
  const block = state[name as keyof State] ?? []
  return block.map((row) => (typeof row === 'number' ? [row] : row))
}

function isVector(name: string): boolean {
  return name === 'b'
}
