import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Side } from '../../store/state.ts'

interface SideChoiceProps {
  readonly label: string
  /** What A and B say to who does not see where they stand; the letters by default. */
  readonly words?: Readonly<Record<Side, string>>
  readonly value: Side
  readonly onChange: (side: Side) => void
  /** A note after the two. */
  readonly children?: ReactNode
}

/** One of two experiments. */
export function SideChoice({ label, words, value, onChange, children }: SideChoiceProps) {
  return (
    <RadioGroup className="side-switch" value={value} orientation="horizontal" onChange={(side) => onChange(side as Side)}>
      <Label>{label}</Label>
      {(['A', 'B'] as const).map((one) => (
        <Radio key={one} value={one} className="side-choice" aria-label={words?.[one]}>
          {one}
        </Radio>
      ))}
      {children}
    </RadioGroup>
  )
}
