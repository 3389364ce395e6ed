import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Side } from '../../store/state.ts'
import { useFacts, usePage } from '../page-context.tsx'

const words: Readonly<Record<Side, string>> = { A: 'A: and B with it, where B sets nothing of its own', B: 'B: A stays as it is' }

/** Which of two experiments the controls change; nothing where there is one. */
export function SideSwitch() {
  const { actions } = usePage()
  const isTwo = useFacts(({ versus }) => versus !== null)
  const side = useFacts((state) => state.side)
  if (!isTwo) return null
  return (
    <RadioGroup className="side-switch" value={side} orientation="horizontal" onChange={(value) => actions.setSide(value as Side)}>
      <Label>Change</Label>
      {(['A', 'B'] as const).map((one) => (
        <Radio key={one} value={one} className="side-choice" aria-label={words[one]}>
          {one}
        </Radio>
      ))}
      <span className="side-note">{side === 'A' ? 'and what B shares' : 'alone'}</span>
    </RadioGroup>
  )
}
