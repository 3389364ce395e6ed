import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { Button, ProgressBar } from 'react-aria-components'
import type { CriticalPoint } from '../engine/critical-point.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { askLandscape } from '../store/ask-landscape.ts'
import { TypedField } from './controls/typed-field.tsx'
import { IconButton } from './icon-button.tsx'
import { pointFacts, pointNote, pointWords, whyNoNudge } from './landscape-words.ts'
import { Typeset } from './math-symbol.tsx'
import { fieldText, typedNumber } from './number-format.ts'
import { useFacts, usePage } from './page-context.tsx'

/** What was found, and of which moment of which experiment. */
interface Found {
  readonly point: CriticalPoint
  readonly t: number
  readonly experiment: Experiment
}

type State = { readonly kind: 'awaited' | 'asking' } | { readonly kind: 'none'; readonly why: string } | ({ readonly kind: 'found' } & Found)

/** What kind of point the moment on show is, beside the picture; asked as it opens, and again on request. */
export function LandscapeNote({ onClose }: { onClose: () => void }) {
  const { state, ask, cancel } = useLandscape()
  const isAsking = state.kind === 'awaited' || state.kind === 'asking'
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <section className="panel preset-note landscape" aria-label="What kind of point is this?">
      <IconButton icon="close" label="Close" shortcut="L" onPress={onClose} />
      <h2>What kind of point is this?</h2>
      <p className="only-heard" role="status">
        {state.kind === 'found' ? heard(state.point) : ''}
      </p>
      <div className="landscape-ask">
        {/* One button for both, so that the focus stays on it. */}
        <Button ref={button} className="button" onPress={isAsking ? cancel : ask}>
          {isAsking ? 'Cancel' : 'Ask again'}
        </Button>
        {isAsking && (
          <ProgressBar className="progress" isIndeterminate aria-label="Looking at the landscape">
            <span className="progress-bar progress-unknown" />
          </ProgressBar>
        )}
      </div>
      {state.kind === 'awaited' && <p>The run has not come to this moment yet.</p>}
      {state.kind === 'none' && <p>{state.why}</p>}
      {state.kind === 'found' && <Point {...state} />}
      <Kick />
    </section>
  )
}

function heard(point: CriticalPoint): string {
  const { name, meaning } = pointWords(point)
  return `${name}. ${meaning}`
}

/** Asks for the moment on show, which stands still for it; once the run has come there. */
function useLandscape() {
  const { lab, store, actions } = usePage()
  const [state, setState] = useState<State>({ kind: 'asking' })
  const end = useRef<(() => void) | null>(null)
  const ask = useCallback(() => {
    end.current?.()
    if (lab.player.playing) actions.pause()
    const { experiment } = store.getState()
    const t = lab.player.time()
    end.current = askLandscape(lab, (answer) => {
      if (answer.kind === 'criticalPoint') setState({ kind: 'found', point: answer.point, t, experiment })
      if (answer.kind === 'problem') setState({ kind: 'none', why: answer.sentence })
    })
    setState({ kind: end.current === null ? 'awaited' : 'asking' })
  }, [lab, store, actions])
  const isAwaited = state.kind === 'awaited'
  // Whatever the run tells may be that it has come there.
  useEffect(() => (isAwaited ? store.subscribe(ask) : undefined), [isAwaited, store, ask])
  const cancel = () => {
    end.current?.()
    setState({ kind: 'none', why: 'Nothing was found out.' })
  }
  useEffect(() => {
    ask()
    return () => end.current?.()
  }, [ask])
  return { state, ask, cancel }
}

/** Whether what was found is of another moment than the one on show. */
function useIsStale({ t, experiment }: Found): boolean {
  const now = useFacts((state) => state.onShow.t)
  const latest = useFacts((state) => state.experiment)
  return t !== now || experiment !== latest
}

function Point(found: Found) {
  const { point } = found
  const isStale = useIsStale(found)
  const { name, meaning } = pointWords(point)
  return (
    <div className="landscape-point" data-kind={point.kind} data-stale={isStale}>
      <p className="landscape-kind">{name}</p>
      {isStale && <p className="landscape-stale">This was at an earlier moment; another is on show now.</p>}
      <p className="landscape-meaning">{meaning}</p>
      <Nudge {...found} isStale={isStale} />
      <dl className="facts">
        {pointFacts(point).map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <Typeset text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="landscape-small">
        <Typeset text={pointNote} />
      </p>
    </div>
  )
}

/** A step that is seen and not more: a hundredth of the state's length. */
const STEP = 0.01
/** A kick that takes the figure apart without ending it: a tenth. */
const KICK = 0.1

function Nudge({ point, isStale }: Found & { isStale: boolean }) {
  const { actions } = usePage()
  const why = isStale ? 'Ask again at this moment first.' : whyNoNudge(point)
  return (
    <Push parameter="nudge" from={STEP} size="Size of the nudge" why={why} onPush={actions.nudge}>
      Nudge along the direction of negative curvature
    </Push>
  )
}

/** Whether the figure is stable, tried out. */
function Kick() {
  const { actions } = usePage()
  return (
    <Push parameter="kick" from={KICK} size="Size of the kick" why={null} onPush={actions.kick}>
      Kick it in a random direction
    </Push>
  )
}

interface PushProps {
  readonly parameter: 'nudge' | 'kick'
  readonly from: number
  /** Name of the field with the size. */
  readonly size: string
  /** Why it cannot be done, or null. */
  readonly why: string | null
  readonly onPush: (size: number) => string | null
  readonly children: string
}

/** A button that moves the state, and how far. */
function Push({ parameter: key, from, size: name, why, onPush, children }: PushProps) {
  const [size, setSize] = useState(from)
  const [problem, setProblem] = useState<string | null>(null)
  const words = useId()
  const parameter = parameterOf(key)
  const take = (typed: string) => {
    const value = typedNumber(typed)
    const [least, most] = 'slider' in parameter ? [parameter.min, parameter.max] : [0, 1]
    if (value === null || !(value > least && value <= most)) return `The size is a number above ${least} and at most ${most}.`
    setSize(value)
    return null
  }
  return (
    <div className="landscape-nudge">
      <Button className="button" isDisabled={why !== null} aria-describedby={words} onPress={() => setProblem(onPush(size))}>
        {children}
      </Button>
      <TypedField
        className="number-field"
        text={fieldText(size)}
        label={name}
        describedBy={words}
        isDisabled={why !== null}
        inputMode="decimal"
        onCommit={take}
        onProblem={setProblem}
      />
      <p id={words} className="landscape-small">
        {problem ?? why ?? 'By this part of the state’s length; a change at this moment, which Undo takes back.'}
      </p>
    </div>
  )
}
