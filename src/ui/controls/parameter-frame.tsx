import { memo, useRef, type ReactNode, type RefObject } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { Parameter } from '../../experiment/parameter.ts'
import { Icon } from '../icons.tsx'
import { MathSymbol, Typeset } from '../math-symbol.tsx'
import { AxisMark } from './axis-mark.tsx'
import { useIsNarrow } from '../use-is-narrow.ts'
import { useHint } from './use-hint.ts'

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
  /** Puts the value back to its default; null where it is there. */
  readonly onReset: (() => void) | null
  /** Why what was entered was not taken. */
  readonly problem: string | null
}

/** What every parameter's control shares: symbol, name, field, description, and what is wrong. */
export function ParameterFrame({ parameter, id, field, children, more, off, onReset, problem }: ParameterFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const name = useRef<HTMLSpanElement>(null)
  const isHintDue = useHint(frame, name)
  return (
    <div
      ref={frame}
      className="parameter"
      role="group"
      aria-labelledby={`${id}-name`}
      data-off={off !== null || undefined}
      data-key={parameter.key}
      data-level={parameter.level}
    >
      <div className="parameter-head">
        <div className="parameter-title">
          <Name ref={name} id={`${id}-name`} parameter={parameter} />
          <AxisMark parameter={parameter} />
        </div>
        {onReset !== null && parameter.level === 'more' && (
          <Button className="reset-button" aria-label={`${parameter.name}: back to the default`} onPress={onReset}>
            <Icon name="restart" />
          </Button>
        )}
        {field}
      </div>
      <p id={`${id}-problem`} className="parameter-problem" role="alert">
        {problem}
      </p>
      {children}
      {off !== null && (
        <p className="parameter-off">
          <Typeset text={off} />
        </p>
      )}
      <p id={`${id}-about`} hidden>
        {parameter.description} {off} {more}
      </p>
      <Hint frame={frame} isDue={isHintDue} text={parameter.description} more={more} />
    </div>
  )
}

interface HintProps {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly isDue: boolean
  readonly text: string
  readonly more: ReactNode
}

const Hint = memo(function Hint({ frame, isDue, text, more }: HintProps) {
  // On a phone there is no room beside the controls.
  const isNarrow = useIsNarrow()
  return (
    <TooltipTrigger isOpen={isDue}>
      <Tooltip className="tip tip-wide" triggerRef={frame} placement={isNarrow ? 'top' : 'left'} offset={isNarrow ? 4 : 28}>
        <p>
          <Typeset text={text} />
        </p>
        {more}
      </Tooltip>
    </TooltipTrigger>
  )
})

interface NameProps {
  readonly ref: RefObject<HTMLSpanElement | null>
  readonly id: string
  readonly parameter: Parameter
}

const Name = memo(function Name({ ref, id, parameter: { symbol, name } }: NameProps) {
  return (
    <span ref={ref} id={id} className="parameter-name">
      {symbol !== '' && <MathSymbol symbol={symbol} />}
      <span>{name}</span>
    </span>
  )
})
