import { useState, type KeyboardEvent } from 'react'

interface TypedFieldProps {
  readonly className: string
  /** The value as text; shown unless something is being typed. */
  readonly text: string
  readonly placeholder?: string
  readonly label: string
  readonly describedBy: string
  readonly isDisabled: boolean
  readonly inputMode: 'decimal' | 'text'
  /** Takes what was typed; a sentence says why it cannot be taken. */
  readonly onCommit: (typed: string) => string | null
  /** The arrow keys, where they mean something. */
  readonly onStep?: (direction: 1 | -1) => void
  readonly onProblem: (sentence: string | null) => void
}

/**
 * A field that takes a value on Enter and on leaving. What cannot be taken stays in the field for
 * mending, with its sentence told; Escape brings the value in force back.
 */
export function TypedField(props: TypedFieldProps) {
  const { className, text, placeholder, label, describedBy, isDisabled, inputMode } = props
  const { onCommit, onStep, onProblem } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const settle = (problem: string | null) => {
    setWrong(problem !== null)
    if (problem === null) setDraft(null)
    onProblem(problem)
  }
  const commit = () => {
    if (draft !== null) settle(draft === text ? null : onCommit(draft))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') settle(null)
    if (onStep === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    settle(null)
    onStep(event.key === 'ArrowUp' ? 1 : -1)
  }
  return (
    <input
      className={className}
      type="text"
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? text}
      placeholder={placeholder}
      disabled={isDisabled}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={press}
      onBlur={commit}
    />
  )
}
