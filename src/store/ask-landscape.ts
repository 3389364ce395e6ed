import { ask } from '../worker/ask.ts'
import type { Answer } from '../worker/study.ts'
import type { Lab } from './lab.ts'

/**
 * Asks what kind of point the moment is that a lab shows; null while a newer run is on its way there. The function
 * returned ends it early.
 */
export function askLandscape(lab: Lab, listener: (answer: Answer) => void): (() => void) | null {
  const plan = lab.planOnShow()
  return plan === null ? null : ask(lab.spawn, { kind: 'criticalPoint', plan, t: lab.player.time() }, listener)
}
