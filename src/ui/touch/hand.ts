import type { Mark } from '../../scene/props.ts'

/** A mark that is being dragged, and how far it has come from where the run has it, in model units; length d. */
export interface Held {
  readonly mark: Mark
  readonly delta: Float64Array
}

/** What the reader touches in the picture: changes with the pointer, and is read by the loop. */
export interface Hand {
  touched(): Mark | null
  held(): Held | null
  touch(mark: Mark | null): void
  hold(held: Held | null): void
  /** Calls `listener` after a change. */
  onChange(listener: () => void): () => void
}

/** An empty hand. */
export function createHand(): Hand {
  const listeners = new Set<() => void>()
  let touched: Mark | null = null
  let held: Held | null = null
  const tell = () => listeners.forEach((listener) => listener())
  return {
    touched: () => touched,
    held: () => held,
    touch(mark) {
      if (mark?.kind === touched?.kind && mark?.index === touched?.index) return
      touched = mark
      tell()
    },
    hold(next) {
      if (next === null && held === null) return
      held = next
      tell()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
