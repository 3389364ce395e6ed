import type { Side } from '../../store/state.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { SideChoice } from './side-choice.tsx'

const words: Readonly<Record<Side, string>> = { A: 'A: and B with it, where B sets nothing of its own', B: 'B: A stays as it is' }

/** Which of two experiments the controls change; nothing where there is one. */
export function SideSwitch() {
  const { actions } = usePage()
  const isTwo = useFacts(({ versus }) => versus !== null)
  const side = useFacts((state) => state.side)
  if (!isTwo) return null
  return (
    <SideChoice label="Change" words={words} value={side} onChange={actions.setSide}>
      <span className="side-note">{side === 'A' ? 'and what B shares' : 'alone'}</span>
    </SideChoice>
  )
}
