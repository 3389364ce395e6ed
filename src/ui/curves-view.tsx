import { useEffect, useRef } from 'react'
import { createCurves } from '../charts/curves.ts'
import { Series } from '../store/series.ts'
import { atMost } from './at-most.ts'
import type { Page } from './page.ts'
import { usePage } from './page-context.tsx'
import { clockTicks } from './timeline/clock-ticks.ts'

/** Least time between two drawings of curves that grow, in milliseconds. */
const EVERY_MS = 250
/** A hand that seeks on a curve rests after this long, in milliseconds. */
const SETTLED_MS = 400
/** Room for the labels of time below one chart, in rem. */
const CHART_WIDTH = 15

/** The measures of the run on show along the timeline, with what theory predicts of them. */
export function CurvesView() {
  const page = usePage()
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => (holder.current === null ? undefined : connect(holder.current, page)), [page])
  return <div ref={holder} className="curves-holder" />
}

function connect(holder: HTMLElement, { lab, animation, actions, store, surroundings }: Page): () => void {
  const curves = createCurves(holder)
  const series = new Series()
  let key: readonly unknown[] = []
  let settling: number | undefined
  const onSeek = (place: number) => {
    actions.pause()
    actions.seek(place)
    window.clearTimeout(settling)
    settling = window.setTimeout(actions.settle, SETTLED_MS)
  }
  const show = () => {
    const { player } = lab
    const [recording, map, appearance] = [player.recording(), player.clock(), surroundings.appearance()]
    const now = [recording, recording.version, map, appearance]
    if (now.every((part, i) => part === key[i])) return
    key = now
    const set = series.of(recording)
    const ticks = clockTicks(map, store.getState().view.clock, recording.end(), CHART_WIDTH)
    curves.setProps({ ...set, place: set.times.map(map.placeOf), ticks, appearance, onSeek })
  }
  const calm = atMost(EVERY_MS, show)
  const observer = new ResizeObserver(() => curves.resize())
  observer.observe(holder)
  const stop = animation.onFrame(() => {
    calm.ask()
    curves.setCursor(lab.player.time())
  })
  calm.ask()
  curves.setCursor(lab.player.time())
  return () => {
    window.clearTimeout(settling)
    calm.stop()
    observer.disconnect()
    stop()
    curves.destroy()
  }
}
