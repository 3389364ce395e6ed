import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { timeText } from '../number-format.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { ClockAxis } from './clock-axis.tsx'
import { EventMarkers } from './event-markers.tsx'
import { keyPlace } from './key-place.ts'

/**
 * The timeline's track: dragged by mouse or finger, moved by the keys. Its thumb is moved in the
 * animation loop; React renders only what changes a few times a second.
 */
export function Track() {
  const { lab, actions, animation } = usePage()
  const track = useRef<HTMLDivElement>(null)
  const goOn = useRef(false)
  const isComputing = useFacts((state) => state.run.ending === null)
  const place = useFacts((state) => state.onShow.place)
  const t = useFacts((state) => state.onShow.t)

  useEffect(
    () => animation.onFrame(() => track.current?.style.setProperty('--place', lab.player.place().toFixed(5))),
    [lab, animation],
  )
  const placeUnder = ({ clientX }: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect()
    return box === undefined ? 0 : Math.min(1, Math.max(0, (clientX - box.left) / box.width))
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    goOn.current = lab.player.playing
    actions.pause()
    actions.seek(placeUnder(event))
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) actions.seek(placeUnder(event))
  }
  const release = () => {
    if (goOn.current && !lab.player.isAtEnd()) actions.play()
    goOn.current = false
    actions.settle()
  }
  const key = (event: KeyboardEvent) => {
    const next = keyPlace(event.key, lab.player.place())
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    actions.seek(next)
    actions.settle()
  }
  return (
    <div className="track-frame">
      <div
        ref={track}
        className="track"
        role="slider"
        tabIndex={0}
        aria-label="Time"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(place * 100)}
        aria-valuetext={`t = ${timeText(t)}`}
        data-computing={isComputing}
        onPointerDown={press}
        onPointerMove={move}
        onLostPointerCapture={release}
        onKeyDown={key}
      >
        <div className="track-groove" />
        <div className="track-past" />
        <div className="track-thumb" />
      </div>
      <EventMarkers />
      <ClockAxis />
    </div>
  )
}
