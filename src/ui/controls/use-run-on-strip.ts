import { useEffect, useRef, type RefObject } from 'react'
import type { Frame } from '../../engine/recording.ts'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { placeOf } from '../../experiment/slider-scale.ts'
import { groupsOf } from '../../metrics/groups.ts'
import { numberAt } from '../../store/ramp-of.ts'
import type { Strip } from '../../store/strip.ts'
import { longestClassifier, stripReading, trailOf, type TrailPoint } from '../../store/trail.ts'
import { atMost } from '../at-most.ts'
import { usePage } from '../page-context.tsx'
import { heightOf, pathOf, type StripScale } from './strip-scale.ts'
import { readingText } from './strip-text.ts'

/** While a run is being computed its trail is looked at again this often, in milliseconds. */
const TRAIL_EVERY_MS = 250

/** What of a strip moves with the run; written in the animation loop. */
export interface RunOnStrip {
  readonly dot: RefObject<HTMLSpanElement | null>
  readonly trail: RefObject<SVGPathElement | null>
  readonly now: RefObject<HTMLSpanElement | null>
}

/** Why a run has no value: nothing is computed, there is no minority, or it has vanished. */
function whyNone(frame: Frame | null): string {
  if (frame === null) return '–'
  return groupsOf(frame.layout.spec.counts).minority.length > 0 ? 'vanished' : 'none'
}

/** Moves the dot, its trail and the number beside them with the moment on show. */
export function useRunOnStrip(parameter: NumberParameter, strip: Strip, scale: StripScale): RunOnStrip {
  const { lab, store, animation } = usePage()
  const dot = useRef<HTMLSpanElement>(null)
  const trail = useRef<SVGPathElement>(null)
  const now = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let points: readonly TrailPoint[] = []
    let longest = 0
    let known = ''
    const renew = atMost(TRAIL_EVERY_MS, () => {
      const { experiment } = store.getState()
      const recording = lab.player.recording()
      const isOther = lab.player.isWaiting()
      const version = `${JSON.stringify(experiment.events)} ${isOther} ${recording.version} ${recording.end()}`
      if (version === known) return
      known = version
      longest = longestClassifier(recording)
      points = isOther ? [] : trailOf(experiment, parameter, strip.quantity, recording)
    })
    const draw = () => {
      renew.ask()
      const t = lab.player.time()
      const place = placeOf(parameter, numberAt(store.getState().experiment, parameter, t))
      const frame = lab.player.frame()
      const value = frame === null ? Number.NaN : stripReading(strip.quantity, frame, longest)
      const isDefined = !Number.isNaN(value)
      const past = points.filter((point) => point.t <= t).map(({ value: x, reading }) => [placeOf(parameter, x), reading] as const)
      const way = past.length > 0 && isDefined ? [...past, [place, value] as const] : past
      trail.current?.setAttribute('d', pathOf(way, scale))
      if (now.current !== null) now.current.textContent = isDefined ? readingText(value) : whyNone(frame)
      if (dot.current === null) return
      dot.current.hidden = !isDefined
      dot.current.style.setProperty('--place', place.toFixed(4))
      dot.current.style.setProperty('--height', heightOf(scale, isDefined ? value : 0).toFixed(4))
    }
    const stop = animation.onFrame(draw)
    draw()
    return () => {
      stop()
      renew.stop()
    }
  }, [lab, store, animation, parameter, strip, scale])
  return { dot, trail, now }
}
