import type * as z from 'zod/mini'
import { quoted } from '../experiment/quoted.ts'
import { toldIssues, type Allowed } from '../experiment/told-issues.ts'
import type { Block, Program, Register } from '../model/program.ts'
import { isVector } from '../sweep/written-state.ts'
import { Failure } from './failure.ts'
import { entryText, stateSchema } from './file-schemas.ts'
import { raggedRow } from './ragged-row.ts'
import { readJson } from './read-json.ts'

type State = z.infer<typeof stateSchema>
type Rows = readonly (readonly number[])[]

const allowed: Allowed = new Map([
  ['', 'an object with the blocks of the experiment: W or W1 … WM, H, or G, or X and gamma, and b where there is a bias'],
  ...Object.keys(stateSchema.shape).flatMap((name) => allowedIn(name)),
])

function allowedIn(name: string): (readonly [string, string])[] {
  if (isVector(name)) return [[name, 'a list of numbers'], [`${name}[]`, entryText]]
  return [[name, 'a list of rows of numbers'], [`${name}[]`, 'a list of numbers'], [`${name}[][]`, entryText]]
}

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
  const shape = isVector(name) ? `${rows} numbers` : `${rows} × ${cols} (${meaningOf(name, program)})`
  if (given.length === 0) return `${name} must be ${shape} here; it is missing.`
  const ragged = raggedRow(name, given)
  if (ragged !== null) return ragged
  if (given.length === rows && given[0].length === cols) return problemWithLength(given, name, register, program)
  const it = isVector(name) ? `${given.length}` : `${given.length} × ${given[0].length}`
  return `${name} must be ${shape} here; it was ${it}. The experiment sets the shape: K, d, M and the class counts.`
}

/** A block as a list of rows, vectors as rows of one number; empty where it is missing. */
function rowsOf(state: State, name: string): Rows {
  const block = state[name as keyof State] ?? []
  return block.map((row) => (typeof row === 'number' ? [row] : row))
}

/** A vector of length zero cannot be scaled on to a sphere or a budget. */
function problemWithLength(given: Rows, name: string, register: Register, { retraction }: Program): string | null {
  const held = retraction?.instructions.find((one) => one.op === 'retract' && one.point === register)
  if (held?.op !== 'retract') return null
  const isZero = (vector: readonly number[]) => vector.every((x) => x === 0)
  const because = (what: string, to: string) => `${what} must not be zero: it is scaled to its ${to} here.`
  if (held.along === 'all') return isZero(given.flat()) ? because(name, 'budget') : null
  const inRows = held.along === 'rows'
  const vectors = inRows ? given : given[0].map((_, j) => given.map((row) => row[j]))
  const at = vectors.findIndex(isZero)
  return at < 0 ? null : because(inRows ? `${name}[${at}]` : `Column ${at} of ${name}, from 0,`, 'length')
}

function meaningOf(name: string, { blocks }: Program): string {
  if (name === 'H' || name === 'X') return 'd × N'
  if (name === 'G') return 'd × K'
  return name === blocks[0].name ? 'K × d' : 'd × d'
}
