import type { ClassGroup } from './class-groups.ts'
import type { PlacedFamily } from './deep-squared-error-state.ts'
import type { Prediction, Regime } from './prediction.ts'

/** Regime and figure of an optimum of squared error. */
export function kindOfFamilies(
  placed: readonly PlacedFamily[],
  groups: readonly ClassGroup[],
  hasBias: boolean,
): { readonly regime: Regime; readonly shape?: string } {
  if (placed.every(({ x }) => x === 0)) return { regime: 'zero' }
  if (isCutInside(placed)) {
    const figure = hasBias ? 'simplex' : 'orthogonal frame'
    return { regime: 'code', shape: `one of many flattenings of ${hasBias ? 'a' : 'an'} ${figure}` }
  }
  return hasBias ? withBias(placed, groups) : withoutBias(placed)
}

/** Whether the dimensions end between directions of one strength that are alive: which of them stay is open. */
export function isCutInside(placed: readonly PlacedFamily[]): boolean {
  return placed.some(({ vectors, kept, x }) => x > 0 && kept < vectors.length)
}

function withoutBias(placed: readonly PlacedFamily[]): { regime: Regime; shape: string } {
  if (placed.every(({ x }) => x > 0)) return { regime: 'frame', shape: 'an orthogonal frame' }
  const alive = placed.reduce((sum, { vectors, x }) => sum + (x > 0 ? vectors.length : 0), 0)
  return { regime: 'someVanished', shape: `an orthogonal frame of ${alive} of the classes` }
}

function withBias(placed: readonly PlacedFamily[], groups: readonly ClassGroup[]): { regime: Regime; shape?: string } {
  if (groups.length === 1) return { regime: 'separated', shape: 'a simplex ETF' }
  const aliveContrasts = placed.filter(({ kind, x }) => kind === 'contrast' && x > 0).length
  const smallest = groups[groups.length - 1]
  const merged = smallest.members.length > 1 && placed.some(({ group, x }) => group === smallest && x === 0)
  if (aliveContrasts === 0) return { regime: groups.length === 2 ? 'minorityVanished' : 'someVanished' }
  return { regime: merged ? 'minorityMerged' : 'separated' }
}

/** How sure the optimum is, and why. */
export function standingOfFamilies(
  placed: readonly PlacedFamily[],
  groups: readonly ClassGroup[],
  hasBias: boolean,
): Pick<Prediction, 'standing' | 'source'> {
  const derived = hasBias && groups.length > 1
  const many = isCutInside(placed) ? '; equally strong classes compete for the dimensions and the first are shown' : ''
  return {
    standing: derived ? 'closed form, checked numerically' : 'theorem',
    source: `Dang et al. 2023 (arXiv 2301.00437)${derived ? ', derived for the centred labels' : ''}${many}`,
  }
}
