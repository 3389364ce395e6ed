import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Mark, Place } from '../../scene/props.ts'
import { touchedVector, type TouchedVector } from '../../store/touched-vector.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { useSlowly } from '../use-slowly.ts'
import { movedVectors } from './held-frame.ts'
import './touch-readout.css'

/** Other classes that are told one by one; a line for each, and the picture stays in sight. */
const MOST_LINES = 8

export interface TouchReadoutProps {
  readonly placeOf: (mark: Mark) => Place | null
  /** Whether there is anything to be read. */
  readonly isOpen: boolean
}

/** What is to be read of the vector that the reader touches, beside it: its length, and its angle to every other. */
export function TouchReadout({ placeOf }: TouchReadoutProps) {
  const { hand, animation } = usePage()
  const mark = useSyncExternalStore(hand.onChange, hand.touched)
  const chip = useRef<HTMLDivElement>(null)
  const isShown = mark !== null
  useEffect(() => {
    if (!isShown) return
    const follow = () => {
      const touched = hand.touched()
      const place = touched === null ? null : placeOf(touched)
      if (chip.current === null || place === null) return
      const { clientWidth, clientHeight } = chip.current
      const left = besides(place.x, place.radius, clientWidth, window.innerWidth)
      const top = Math.max(8, Math.min(window.innerHeight - clientHeight - 8, place.y - clientHeight / 2))
      chip.current.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
    }
    follow()
    return animation.onFrame(follow)
  }, [hand, animation, placeOf, isShown])
  return (
    <div ref={chip} className="touch-readout panel" data-testid="touched" role="status" hidden={!isShown}>
      {isShown && <Reading mark={mark} />}
    </div>
  )
}

/** Time between two readings of a vector that is dragged, in milliseconds. */
const READ_EVERY_MS = 100

/** Distance from a mark to its chip, in CSS pixels: its name stands between. */
const GAP = 44

/** To the right of a mark where there is room, else to its left. */
function besides(x: number, radius: number, width: number, most: number): number {
  const right = x + radius + GAP
  return right + width + GAP < most ? right : Math.max(GAP, x - radius - GAP - width)
}

function Reading({ mark }: { mark: Mark }) {
  const { lab, hand } = usePage()
  // A new moment is a new reading.
  useFacts((state) => state.onShow.t)
  const held = useSlowly(useSyncExternalStore(hand.onChange, hand.held), READ_EVERY_MS)
  const recorded = lab.player.frame()
  if (recorded === null) return null
  const frame = held === null || held.delta.length !== recorded.means.cols ? recorded : movedVectors(recorded, held)
  const ghost = lab.ghost()
  const part = mark.kind === 'mean' ? 'means' : 'classifiers'
  if (mark.index >= frame[part].rows) return null
  const isDirection = lab.stretchOnShow()?.prediction?.scale === 'direction'
  const vector = touchedVector(frame[part], mark.index, ghost?.[part] ?? null, isDirection)
  return (
    <>
      <p className="touch-name">
        {mark.kind === 'mean' ? 'Class mean' : 'Classifier'} {mark.index + 1}
      </p>
      <p>{lengthWords(vector)}</p>
      {vector.hasVanished ? (
        <p>It has vanished: it is drawn at the origin, and has no direction.</p>
      ) : (
        <Angles vector={vector} target={ghost?.kind === 'bestFound' ? 'best found' : 'theory'} />
      )}
      <p className="touch-hint">Drag it and let go.</p>
    </>
  )
}

function lengthWords({ length, predictedLength, mergedWith }: TouchedVector): string {
  const target = predictedLength === null ? '' : `, predicted ${predictedLength.toPrecision(3)}`
  const merged = mergedWith.length === 0 ? '' : `; merged with ${mergedWith.map((k) => k + 1).join(', ')}`
  return `Length ${length.toPrecision(3)}${target}${merged}`
}

function Angles({ vector: { others }, target }: { vector: TouchedVector; target: string }) {
  const hasTarget = others.some(({ predicted }) => predicted !== null)
  const shown = others.slice(0, MOST_LINES)
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">to class</th>
            <th scope="col">angle</th>
            {hasTarget && <th scope="col">{target}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index, angle, predicted }) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>{degrees(angle)}</td>
              {hasTarget && <td>{degrees(predicted)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > shown.length && <p>and {others.length - shown.length} more, in the Gram matrices</p>}
    </>
  )
}

function degrees(angle: number | null): string {
  return angle === null ? 'vanished' : `${angle.toFixed(1)}°`
}
