import type * as z from 'zod/mini'
import { quoted } from '../experiment/quoted.ts'
import { toldIssues, type Allowed } from '../experiment/told-issues.ts'
import { fromRows, matrix, transpose, type Matrix } from '../math/matrix.ts'
import { measuredState, type MeasuredState } from '../metrics/measured-state.ts'
import { Failure } from './failure.ts'
import { entryText, measuredSchema } from './file-schemas.ts'
import { raggedRow } from './ragged-row.ts'

type Given = z.infer<typeof measuredSchema>

const allowed: Allowed = new Map([
  ['', 'an object with H, W and n or labels'],
  ['H', 'a list of N rows of d numbers, or of d rows of N'],
  ['H[]', 'a list of numbers'],
  ['H[][]', entryText],
  ['W', 'a list of K rows of d numbers'],
  ['W[]', 'a list of d numbers'],
  ['W[][]', entryText],
  ['b', 'a list of K numbers'],
  ['b[]', entryText],
  ['n', 'a list of K whole numbers from 1 on'],
  ['n[]', 'a whole number from 1 on'],
  ['labels', 'a list of N whole numbers from 0 to K − 1'],
  ['labels[]', 'a whole number from 0 to K − 1'],
  ['K', 'the number of classes, a whole number'],
  ['D', 'the number of coordinates, a whole number'],
  ['layout', 'one of N x d, d x N'],
])

/** A state to measure, and a sentence for each key of the file that was left aside. */
export interface ReadMeasured {
  readonly state: MeasuredState
  readonly strays: readonly string[]
}

/**
 * The state in the data of a file: H as N × d or as d × N, told apart by the other sizes; samples in any
 * order where labels are given. Throws Failure with sentences that name place, value and what is allowed.
 */
export function readMeasured(data: unknown): ReadMeasured {
  const parsed = measuredSchema.safeParse(data)
  if (!parsed.success) throw new Failure(toldIssues(parsed.error.issues, data, allowed))
  const given = parsed.data
  const [W, H] = [given.W, given.H]
  check(raggedRow('W', W) ?? raggedRow('H', H) ?? problemWithSizes(given))
  const counts = given.n ?? countsOf(given.labels ?? [], W.length)
  const samples = layoutOf(given, sum(counts)) === 'N x d' ? fromRows(H) : transpose(fromRows(H))
  const features = transpose(given.labels === undefined ? samples : ordered(samples, given.labels))
  const bias = given.b === undefined ? null : Float64Array.from(given.b)
  const strays = Object.keys(data as object).filter((key) => !allowed.has(key))
  return {
    state: measuredState({ classifiers: fromRows(W), features, counts, bias }),
    strays: strays.slice(0, 8).map((key) => `There is no ${quoted(key)} here; it was left aside.`),
  }
}

function check(problem: string | null): void {
  if (problem !== null) throw new Failure([problem])
}

function problemWithSizes({ W, H, b, n, labels, K, D, layout }: Given): string | null {
  const [rows, cols] = [W.length, W[0].length]
  if (K !== undefined && K !== rows) return `K is ${K}, but W has ${rows} rows.`
  if (D !== undefined && D !== cols) return `D is ${D}, but W has ${cols} columns.`
  if (b !== undefined && b.length !== rows) return `b must have ${rows} numbers, one a class; it had ${b.length}.`
  const problem = problemWithLabels(rows, n, labels)
  if (problem !== null) return problem
  const N = n === undefined ? (labels ?? []).length : sum(n)
  const lies = `${H.length} x ${H[0].length}`
  const shapes = { 'N x d': `${N} x ${cols}`, 'd x N': `${cols} x ${N}` }
  if (layout !== undefined && shapes[layout] !== lies) {
    return `H must be ${shapes[layout]} (${layout}), as layout says; it was ${lies}.`
  }
  if (!Object.values(shapes).includes(lies)) {
    return `H must be ${shapes['N x d']} (N x d) or ${shapes['d x N']} (d x N); it was ${lies}.`
  }
  if (N !== cols || layout !== undefined) return null
  return `H is square, so layout must say how it lies: "N x d" (a row a sample) or "d x N" (a column a sample).`
}

function problemWithLabels(K: number, n: Given['n'], labels: Given['labels']): string | null {
  if (n !== undefined && n.length !== K) return `n must have ${K} counts, one for each row of W; it had ${n.length}.`
  if (labels === undefined) return n === undefined ? 'n (a count for each class) or labels must be given.' : null
  const high = labels.findIndex((label) => label >= K)
  if (high >= 0) return `labels[${high}] must be a whole number from 0 to ${K - 1}; it was ${labels[high]}.`
  const counts = countsOf(labels, K)
  const empty = counts.indexOf(0)
  if (empty >= 0) return `Every class needs a sample; no label is ${empty}, though W has ${K} rows.`
  const off = n?.findIndex((count, k) => count !== counts[k]) ?? -1
  return off < 0 ? null : `n[${off}] is ${n?.[off]}, but ${counts[off]} labels are ${off}.`
}

function countsOf(labels: readonly number[], K: number): number[] {
  const counts = Array.from({ length: K }, () => 0)
  for (const label of labels) counts[label]++
  return counts
}

/** Which way H lies: as `layout` says, else as the other sizes tell. */
function layoutOf({ H, W, layout }: Given, N: number): 'N x d' | 'd x N' {
  return layout ?? (H.length === N && H[0].length === W[0].length ? 'N x d' : 'd x N')
}

/** The rows ordered by label; rows of one label keep their order. */
function ordered(samples: Matrix, labels: readonly number[]): Matrix {
  const order = labels.map((_, i) => i).toSorted((i, j) => labels[i] - labels[j])
  const out = matrix(samples.rows, samples.cols)
  order.forEach((from, to) => {
    out.data.set(samples.data.subarray(from * samples.cols, (from + 1) * samples.cols), to * samples.cols)
  })
  return out
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
