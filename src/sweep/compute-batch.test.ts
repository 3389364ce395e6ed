import { expect, test } from 'vitest'
import type { Backend, RunBatch } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { planOf } from '../engine/plan-of.ts'
import { runFlow } from '../engine/run.ts'
import type { Matrix } from '../math/matrix.ts'
import { buildProgram as programOf } from '../model/registry.ts'
import { computeBatch } from './compute-batch.ts'
import { computeCell } from './compute-cell.ts'
import type { SweepCell } from './sweep-cell.ts'
import { cellAt, cellCount, type Sweep } from './sweep.ts'


/** Loops that take batches, one member after the other, and count them. */
function batching(sweep: Sweep) {
  const sizes: number[] = []
  const loops = createLoopsBackend()
  const run: RunBatch = async (count, memberAt, onDone) => {
    sizes.push(count)
    for (let index = 0; index < count; index++) {
      const member = memberAt(index)
      // The plan of the cell is known by its weight decay, which no two cells of a group share.
      const plan = Array.from({ length: cellCount(sweep) }, (_, i) => planOf(cellAt(sweep, i).experiment)).find(
        ({ segments: [{ spec }] }) => JSON.stringify(member.program) === JSON.stringify(programOf(spec)),
      )!
      const flow = runFlow(loops, plan, () => ({ t, objective }) => member.isOver(t, objective))
      let evaluations = 0
      let last = { t: 0, objective: Number.NaN, state: [] as readonly Float64Array[] }
      for (;;) {
        const next = await flow.next()
        if (next.done === true) {
          onDone(index, { ...last, evaluations, ending: next.value })
          break
        }
        evaluations += next.value.evaluations
        last = next.value.knots.at(-1) ?? last
      }
    }
  }
  const backend: Backend<Matrix> = { ...loops, batch: () => run }
  return { backend, sizes }
}

const experiment = (values: Sweep['experiment']['values'], events: Sweep['experiment']['events'] = []) => ({ version: 1 as const, values, events })
const small = { classes: 3, minorityCount: 1, dimension: 2 }
const axes: Sweep['axes'] = [
  { key: 'lambdaW', link: 'lambda', values: [0.005, 0.01, 0.02] },
  { key: 'imbalance', link: 'R', values: [1, 2] },
]
const quantities = ['objective', 'majorityClassifierCosine']

async function cellsOf(sweep: Sweep): Promise<{ cells: SweepCell[]; sizes: number[] }> {
  const { backend, sizes } = batching(sweep)
  const cells: SweepCell[] = []
  await computeBatch(backend, sweep, Array.from({ length: cellCount(sweep) }, (_, i) => i), (cell) => cells.push(cell))
  return { cells: cells.toSorted((a, b) => a.index - b.index), sizes }
}

test('cells of one structure run together, and come to what they do alone', async () => {
  const sweep = { experiment: experiment(small), axes, quantities }
  const { cells, sizes } = await cellsOf(sweep)
  // Two imbalance ratios give two counts of samples, hence two structures.
  expect(sizes).toEqual([3, 3])
  for (const cell of cells) {
    const alone = await computeCell(sweep, cell.index)
    expect(cell).toMatchObject({ index: alone?.index, at: alone?.at, link: alone?.link, ending: 'rest', predicted: alone?.predicted })
    expect(cell.quantities?.['objective']).toBeCloseTo(alone?.quantities?.['objective'] ?? Number.NaN, 6)
  }
})

test('what is no plain flow to a predicted rest is computed alone, and what is not allowed says so', async () => {
  const changing = { experiment: experiment(small, [{ t: 50, set: { lambdaW: 0.01 } }]), axes: [axes[1]], quantities }
  const { cells, sizes } = await cellsOf(changing)
  expect(sizes).toEqual([])
  expect(cells[0]).toEqual(await computeCell(changing, 0))
  const impossible = { experiment: experiment(small), axes: [{ key: 'minorityClasses', link: 'KB', values: [1, 5] }] as const, quantities }
  expect((await cellsOf(impossible)).cells.map(({ ending }) => ending)).toEqual(['rest', 'notAllowed'])
})
