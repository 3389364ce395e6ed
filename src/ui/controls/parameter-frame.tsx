import { useRef, useState, type ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import type { Parameter } from '../../experiment/parameter.ts'
import { MathSymbol, Typeset } from '../math-symbol.tsx'

interface ParameterFrameProps {
  readonly parameter: Parameter
  /** Prefix of the ids: `${id}-name`, `${id}-about`, `${id}-problem`. */
  readonly id: string
  /** Beside the name. */
  readonly field?: ReactNode
  /** Below the name. */
  readonly children?: ReactNode
  /** What the reader learns on hover and focus, after the description. */
  readonly more?: ReactNode
  /** Why the control is off. */
  readonly off: string | null
  /** Why what was entered was not taken. */
  readonly problem: string | null
}

/** What every parameter's control shares: symbol, name, field, description, and what is wrong. */
export function ParameterFrame({ parameter, id, field, children, more, off, problem }: ParameterFrameProps) {
  const [isHovered, setHovered] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={frame}
      className="parameter"
      data-off={off !== null || undefined}
      data-key={parameter.key}
      onFocus={(event) => setFocused(event.target.matches('.range:focus-visible'))}
      onBlur={() => setFocused(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        setFocused(false)
        setHovered(false)
      }}
    >
      <div className="parameter-head">
        <span
          id={`${id}-name`}
          className="parameter-name"
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
        >
          {parameter.symbol !== '' && <MathSymbol symbol={parameter.symbol} />}
          <span>{parameter.name}</span>
        </span>
        {field}
      </div>
      <p id={`${id}-problem`} className="parameter-problem" role="alert">
        {problem}
      </p>
      {children}
      {off !== null && <p className="parameter-off">{off}</p>}
      <p id={`${id}-about`} hidden>
        {parameter.description} {off} {more}
      </p>
      <TooltipTrigger isOpen={isHovered || isFocused}>
        <Tooltip className="tip tip-wide" triggerRef={frame} placement="left" offset={22}>
          <p>
            <Typeset text={parameter.description} />
          </p>
          {more}
        </Tooltip>
      </TooltipTrigger>
    </div>
  )
}
