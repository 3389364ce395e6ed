import type { NumberReference } from '../../lessons/number-reference.ts'
import { numberFacts } from '../../store/number-facts.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { toldNumber, type ToldNumber } from './number-texts.ts'

/** Tells the numbers of a lesson's text as they are now; anew a few times a second, with the sentence. */
export function useTell(): (reference: NumberReference) => ToldNumber {
  const page = usePage()
  // Each of these is told at most five times a second.
  useFacts(({ onShow }) => onShow)
  useFacts(({ run }) => run)
  const experiment = useFacts((state) => state.experiment)
  const second = page.second()
  const other = second === null ? null : { lab: second.lab, experiment: second.store.getState().experiment }
  const facts = numberFacts({ lab: page.lab, experiment }, other)
  return (reference) => toldNumber(reference, facts)
}
