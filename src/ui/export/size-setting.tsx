import { useId, useState } from 'react'
import { TypedField } from '../controls/typed-field.tsx'
import { Choice } from '../choice.tsx'
import { typedNumber } from '../number-format.ts'
import { deviceLimit } from './device-limit.ts'
import { problemWithSize, sizes, type Size } from './size.ts'

const OWN = 'own'

interface SizeSettingProps {
  readonly size: Size
  /** Whether both sides must be even, as those of a video. */
  readonly isEven?: boolean
  readonly isDisabled?: boolean
  readonly onChange: (size: Size) => void
}

/** The size of a picture: one of those with a name, or own numbers. */
export function SizeSetting({ size, isEven = false, isDisabled = false, onChange }: SizeSettingProps) {
  const id = useId()
  const [problems, setProblems] = useState<Partial<Record<keyof Size, string | null>>>({})
  const problem = problems.width ?? problems.height
  const most = deviceLimit()
  const nameOf = (one: Size) => `${one.width} × ${one.height}`
  const offered = sizes.filter((one) => problemWithSize(one, most, isEven) === null)
  const options = [...offered.map((one) => ({ value: nameOf(one), label: `${one.name}, ${nameOf(one)}` })), { value: OWN, label: 'Own size' }]
  const value = options.some((option) => option.value === nameOf(size)) ? nameOf(size) : OWN
  const choose = (key: string) => {
    const chosen = offered.find((one) => nameOf(one) === key)
    setProblems({})
    if (chosen !== undefined) onChange({ width: chosen.width, height: chosen.height })
  }
  const side = (which: keyof Size, label: string) => (
    <TypedField
      className="number-field"
      text={String(size[which])}
      label={label}
      describedBy={`${id}-problem`}
      isDisabled={isDisabled}
      inputMode="decimal"
      onCommit={(typed) => {
        const next = typedNumber(typed)
        if (next === null) return `“${typed}” is no number.`
        const wrong = problemWithSize({ ...size, [which]: next }, most, isEven)
        if (wrong === null) onChange({ ...size, [which]: next })
        return wrong
      }}
      onProblem={(sentence) => setProblems((before) => ({ ...before, [which]: sentence }))}
    />
  )
  return (
    <div className="export-size" role="group" aria-label="Size">
      <Choice form="compact" label="Size" options={options} value={value} onChange={choose} isDisabled={isDisabled} />
      <span className="export-sides">
        {side('width', 'Width in pixels')}
        <span aria-hidden="true">×</span>
        {side('height', 'Height in pixels')}
      </span>
      <p id={`${id}-problem`} className="parameter-problem" role="alert">
        {problem}
      </p>
    </div>
  )
}
