import type { EngineChoice } from '../worker/protocol.ts'

/** Where the reader's choice is kept. */
const KEY = 'engine'

/** Which engine the reader has asked for; the automatic choice where nothing, or nothing known, is kept. */
export function keptEngine(): EngineChoice {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'webgpu' || kept === 'loops' ? kept : 'auto'
  } catch {
    // No storage here: as by default.
    return 'auto'
  }
}

/** Remembers the choice, as far as the browser lets us. */
export function keepEngine(choice: EngineChoice): void {
  try {
    if (choice === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {
    // No storage here: nothing to remember it by.
  }
}
