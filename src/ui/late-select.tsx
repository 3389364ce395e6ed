import { useEffect, useId, useRef, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { sentenceOf } from '../lib/errors.ts'
import { Icon } from './icons.tsx'
import { loadLater } from './late.tsx'
import { usePage } from './page-context.tsx'

/** What the select itself is told when it is there. */
export interface Opening {
  /** It was pressed before it was there: it takes the focus and opens. */
  readonly opensAtOnce: boolean
}

/** What its closed form tells until then. */
export interface Closed {
  readonly onOpen: () => void
  readonly onHeld: (isHeld: boolean) => void
}

/**
 * A select whose list is loaded when the page is idle, or when it is first pressed: until then its closed form stands
 * in its place, which gives way to it where it has not the focus.
 * @param name for the sentence that says that it could not be loaded
 */
export function lateSelect<P extends object>(
  name: string,
  load: () => Promise<ComponentType<P & Opening>>,
  ClosedForm: ComponentType<P & Closed>,
): ComponentType<P> {
  let loaded: ComponentType<P & Opening> | null = null
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const ask = async () => {
    loaded = await load()
    for (const listener of listeners) listener()
  }
  loadLater(ask)
  return function LateSelect(props: P) {
    const { store } = usePage()
    const Select = useSyncExternalStore(subscribe, () => loaded)
    const [isHeld, setHeld] = useState(false)
    const [isWanted, setWanted] = useState(false)
    const open = () => {
      setWanted(true)
      ask().catch((error: unknown) => {
        setWanted(false)
        store.setState({ problems: [`${name} could not be loaded: ${sentenceOf(error)}`] })
      })
    }
    if (Select !== null && (isWanted || !isHeld)) return <Select {...props} opensAtOnce={isWanted} />
    return <ClosedForm {...props} onOpen={open} onHeld={setHeld} />
  }
}

/** Opens a select at once where it was pressed before it was there: its button takes the focus that the closed form had. */
export function useOpening({ opensAtOnce }: Opening) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!opensAtOnce) return
    button.current?.focus()
    // The list gives the focus back to what had it when it opened.
    const frame = requestAnimationFrame(() => setOpen(true))
    return () => cancelAnimationFrame(frame)
  }, [opensAtOnce])
  return { button, select: { isOpen, onOpenChange: setOpen } }
}

interface ClosedSelectProps extends Closed {
  readonly className: string
  readonly buttonClass: string
  readonly label: string
  /** Whether the label is seen beside the button, or is its name alone. */
  readonly hasLabel: boolean
  /** What is chosen, where the button says it as its name. */
  readonly value?: string
  readonly isDisabled?: boolean
  /** What else the button shows. */
  readonly children: ReactNode
}

/** The button of a select, which looks and is named as with its list. */
export function ClosedSelect(props: ClosedSelectProps) {
  const { className, buttonClass, label, hasLabel, value, isDisabled = false, children, onOpen, onHeld } = props
  const id = useId()
  return (
    <div className={className}>
      {hasLabel && (
        <span className="react-aria-Label" id={`${id}-label`}>
          {label}
        </span>
      )}
      <Button
        className={buttonClass}
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-label={hasLabel ? undefined : label}
        aria-labelledby={hasLabel ? `${id}-value ${id}-label` : undefined}
        isDisabled={isDisabled}
        onPress={onOpen}
        onFocusChange={onHeld}
        onKeyDown={(event) => (event.key === 'ArrowDown' || event.key === 'ArrowUp' ? onOpen() : event.continuePropagation())}
      >
        {value !== undefined && (
          <span className="react-aria-SelectValue" id={`${id}-value`}>
            {value}
          </span>
        )}
        {children}
        {hasLabel && <Icon name="chevron" />}
      </Button>
    </div>
  )
}
