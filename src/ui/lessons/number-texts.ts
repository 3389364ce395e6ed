import { missingForm, numberForm, waitingForm, type NumberForm } from '../../lessons/number-form.ts'
import type { NumberReference } from '../../lessons/number-reference.ts'
import { numberValue, type NumberFacts } from '../../lessons/number-value.ts'

/** A number as it is shown, and why it is none where it is none. */
export interface ToldNumber extends NumberForm {
  readonly why: string | null
}

/** How a number of a text is told from these facts. */
export function toldNumber(reference: NumberReference, facts: NumberFacts | null): ToldNumber {
  const value = facts === null ? 'waiting' : numberValue(reference, facts)
  if (value === 'waiting') return { ...waitingForm, why: 'it is being computed' }
  if (value.value === null) return { ...missingForm, why: `not defined: ${value.reason}` }
  return { ...numberForm(value.value, reference.format, reference.asked.kind), why: null }
}
