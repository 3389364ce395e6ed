import type { Matrix } from '../../math/matrix.ts'

/** How the reader turns the space of more than three dimensions: read by the loop, changed by hand and keys. */
export interface Turn {
  /** The axes that the picture has, 3 × d; null before the first. */
  shown(): Matrix | null
  /** Said by the picture, with every one. */
  show(basis: Matrix): void
  /** The axes of another picture that this one takes over beside it; null where it has its own. */
  lead(): Matrix | null
  /** The axes that the reader holds; null where nothing is held. */
  held(): Matrix | null
  hold(basis: Matrix | null): void
  /** One step on in the tour. */
  step(): void
  /** How many steps were asked for so far. */
  steps(): number
  /** Calls `listener` after the axes changed, something was held or let go, or a step was asked for. */
  onChange(listener: () => void): () => void
}

/** A space that nobody turns. */
export function createTurn(): Turn {
  const listeners = new Set<() => void>()
  let shown: Matrix | null = null
  let held: Matrix | null = null
  let steps = 0
  const tell = () => listeners.forEach((listener) => listener())
  return {
    shown: () => shown,
    show(basis) {
      if (basis === shown) return
      shown = basis
      tell()
    },
    lead: () => null,
    held: () => held,
    hold(basis) {
      if (basis === held) return
      held = basis
      tell()
    },
    step() {
      steps++
      tell()
    },
    steps: () => steps,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The turn of a second picture, beside the first: it has the same axes in as many dimensions, and is turned with it. */
export function followingTurn(first: Turn): Turn {
  return { ...first, show: () => {}, lead: first.shown }
}
