import { fromRows, type Matrix } from '../../math/matrix.ts'
import type { ModelSpec } from '../../model/spec.ts'
import fixtures from '../fixtures/flows.json'

/** A reference trajectory: an explicit start and the exact state at some times. */
export interface FlowCase {
  readonly name: string
  readonly spec: ModelSpec
  /** W (K × d), H (d × N, or d × K where a class is one column). */
  readonly start: readonly [Matrix, Matrix]
  readonly snapshots: readonly { readonly t: number; readonly state: readonly [Matrix, Matrix] }[]
}

const modelKeys: Readonly<Record<string, string>> = { ufm_reg: 'weightDecay', ulpm: 'ulpm', lpm_sphere: 'layerPeeled' }

/** For tests: every published reference trajectory of a model that we have. */
export const flowCases: readonly FlowCase[] = fixtures.cases.map((one) => ({
  name: one.name,
  spec: {
    model: modelKeys[one.model],
    counts: one.nk,
    dimension: one.p,
    ...(one.model === 'lpm_sphere' ? { columns: one.nk.map(() => 1) } : {}),
    values: valuesOf(one.params),
  },
  start: [fromRows(one.W0), fromRows(one.H0)],
  snapshots: one.snapshots.map(({ t, W, H }) => ({ t, state: [fromRows(W), fromRows(H)] })),
}))

function valuesOf(params: { lamW?: number; lamH?: number; EW?: number; EH?: number }): Record<string, number> {
  const { lamW = 0, lamH = 0, EW, EH } = params
  return EW === undefined || EH === undefined ? { lambdaW: lamW, lambdaH: lamH } : { budgetW: EW, budgetH: EH }
}

/** The weight-decay case among them. */
export const weightDecayCase = flowCases.find(({ spec }) => spec.model === 'weightDecay') as FlowCase

/** ‖found − expected‖ / ‖expected‖ over all blocks. */
export function relativeDistance(found: readonly ArrayLike<number>[], expected: readonly Matrix[]): number {
  let off = 0
  let all = 0
  expected.forEach(({ data }, b) =>
    data.forEach((value, i) => {
      off += (found[b][i] - value) ** 2
      all += value ** 2
    }),
  )
  return Math.sqrt(off / all)
}
