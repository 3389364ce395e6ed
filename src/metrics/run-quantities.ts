import { balanceDrift, sumDrift } from './invariant-drift.ts'
import type { MeasuredState } from './measured-state.ts'
import { misalignment, misalignmentBound } from './misalignment.ts'
import { papers, variants, type Quantity } from './quantity.ts'
import { notDefined, reading, type Reading } from './reading.ts'
import { targetDistance } from './target-distance.ts'

const NO_RUN = 'it belongs to a run, not to a state alone'

const loss = variants(
  { family: 'loss', symbol: 'L', name: 'Objective', range: [0, Infinity] },
  { key: 'objective', convention: 'loss and penalties', isDefault: true, of: objective },
  {
    key: 'gap',
    symbol: 'L − L⋆',
    name: 'Gap to the optimum',
    convention: 'loss and penalties above their predicted least',
    range: [-Infinity, Infinity],
    isDefault: true,
    of: gap,
  },
)

const distance = variants(
  { family: 'target', symbol: 'dist', name: 'Distance to the prediction', range: [0, Infinity] },
  {
    key: 'targetDistance',
    convention: 'classifiers and means after the best rotation, relative',
    isDefault: true,
    of: targetDistance,
  },
)

const misalignments = variants(
  { family: 'misalignment', symbol: '‖h − w‖²', name: 'Misalignment', range: [0, 4], usedBy: [papers.PAN] },
  {
    key: 'misalignment',
    convention: 'mean ‖h/α − w/β‖² over samples and their classifiers, α and β their lengths; batch norm',
    of: misalignment,
  },
  {
    key: 'misalignmentBound',
    name: 'Bound of the misalignment',
    symbol: '2ε/(λ√K αβ)',
    convention: '2ε/(λ√K αβ), ε the gap to the optimum',
    range: [0, Infinity],
    usedBy: [],
    of: misalignmentBound,
  },
)

const invariants = variants(
  { family: 'invariant', symbol: 'ΔD', name: 'Drift of the balance', range: [0, Infinity] },
  { key: 'balanceDrift', convention: '‖D − exp(−2λt) D₀‖/(‖W‖² + ‖H‖²), D = WᵀW − HHᵀ', of: balanceDrift, isDefault: true, isRecorded: true },
  {
    key: 'sumDrift',
    symbol: 'ΔΣw',
    name: 'Drift of the sum of classifiers',
    convention: '‖Σw − exp(−λt) Σw₀‖/‖W‖',
    of: sumDrift,
    isDefault: true,
    isRecorded: true,
  },
)

function objective({ run }: MeasuredState): Reading {
  return run === undefined ? notDefined(NO_RUN) : reading(run.objective)
}

function gap({ run }: MeasuredState): Reading {
  if (run === undefined) return notDefined(NO_RUN)
  return run.target === null ? notDefined('there is no prediction') : reading(run.objective - run.target.objective)
}

/** What is measured of a moment of a run rather than of a state alone. */
export const runQuantities: readonly Quantity[] = [...loss, ...distance, ...misalignments, ...invariants]
