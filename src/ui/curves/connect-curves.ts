import { createCurves } from '../../charts/curves.ts'
import type { Curve, CurvesProps } from '../../charts/props.ts'
import { chartKinds, conventionsOf } from '../../experiment/charts.ts'
import type { CurveSet } from '../../store/curve-set.ts'
import { createCurveSource } from '../../store/curve-source.ts'
import { atMost } from '../at-most.ts'
import type { Page } from '../page.ts'
import { clockTicks } from '../timeline/clock-ticks.ts'
import { exchanged } from './exchanged.ts'
import { stretchAbout, wholeRun, zoomedTo } from './zoom.ts'

/** Least time between two drawings of curves that grow, in milliseconds. */
const EVERY_MS = 250
/** A hand that seeks on a curve rests after this long, in milliseconds. */
const SETTLED_MS = 400
/** Room for the labels of time below one chart, in rem. */
const CHART_WIDTH = 15

/** Curves that follow the page. */
export interface Connection {
  /** Draws 1/level of the timeline about the moment on show. */
  zoom(level: number): void
  end(): void
}

/** Draws the curves of the run on show in `holder` and follows the page; `onShow` is told what is drawn, unzoomed. */
export function connectCurves(
  holder: HTMLElement,
  page: Page,
  onShow: (shown: CurvesProps) => void,
): Connection {
  const { lab, animation, actions, store, surroundings } = page
  const curves = createCurves(holder)
  const setOf = createCurveSource()
  const scales = new Map<string, Curve['scale']>()
  let key: readonly unknown[] = []
  let drawn: readonly Curve[] = []
  let level = 1
  let stretch = wholeRun
  let settling: number | undefined
  const onSeek = (place: number) => {
    actions.pause()
    actions.seek(place)
    window.clearTimeout(settling)
    settling = window.setTimeout(actions.settle, SETTLED_MS)
  }
  const onConvention = (curve: string, convention: string) =>
    actions.setCharts(exchanged(store.getState().view.charts, curve, convention))
  const show = () => {
    const { player } = lab
    const { view } = store.getState()
    const [map, appearance, magnification] = [player.clock(), surroundings.appearance(), surroundings.weight()]
    const set = setOf(lab, page.second()?.lab ?? null, view.charts)
    stretch = stretchAbout(player.place(), level, stretch)
    const now = [set, map, appearance, magnification, stretch]
    if (now.every((part, i) => part === key[i])) return
    key = now
    const ticks = clockTicks(map, view.clock, player.end(), CHART_WIDTH * level)
    drawn = drawnCurves(set, scales)
    const place = set.times.map(map.placeOf)
    const { times, classes } = set
    const props = { curves: drawn, times, classes, place, ticks, appearance, magnification, onSeek, onConvention, onScale }
    curves.setProps(zoomedTo(stretch, props))
    curves.setCursor(player.time())
    onShow(props)
    if (!set.isComplete) calm.ask()
  }
  const onScale = (curve: string) => {
    const current = drawn.find((one) => one.key === curve)?.scale
    scales.set(curve, current === 'log' ? 'linear' : 'log')
    key = []
    calm.ask()
  }
  const calm = atMost(EVERY_MS, show)
  const observer = new ResizeObserver(() => curves.resize())
  observer.observe(holder)
  const stop = animation.onFrame(() => {
    calm.ask()
    curves.setCursor(lab.player.time())
  })
  const unsubscribe = store.subscribe((state, before) => {
    if (state.view.charts !== before.view.charts || state.versus !== before.versus) calm.ask()
  })
  calm.ask()
  return {
    zoom(next) {
      level = next
      calm.ask()
    },
    end() {
      window.clearTimeout(settling)
      unsubscribe()
      calm.stop()
      observer.disconnect()
      stop()
      curves.destroy()
    },
  }
}

/** The curves with what can be chosen of them. */
function drawnCurves(set: CurveSet, scales: ReadonlyMap<string, Curve['scale']>): Curve[] {
  return set.curves.map((curve) => {
    const kind = chartKinds.find(({ key }) => key === curve.key)
    const kinds = kind === undefined ? [] : conventionsOf(kind)
    const conventions = kinds.map(({ key, quantities: [{ convention, usedBy }] }) => ({
      key,
      label: usedBy.length > 0 ? `${convention} — ${usedBy.join('; ')}` : convention,
    }))
    return { ...curve, conventions, hasScales: curve.range === null, scale: scales.get(curve.key) ?? curve.scale }
  })
}
