import { curvesMarks } from '../../charts/curves-marks.ts'
import { svgText } from '../../charts/marks-svg.ts'
import type { CurvesProps } from '../../charts/props.ts'
import { encodeLink } from '../../experiment/link.ts'
import { createCurveSource } from '../../store/curve-source.ts'
import type { Page } from '../page.ts'
import { clockTicks } from '../timeline/clock-ticks.ts'
import { clockWords } from '../timeline/clock-words.ts'
import { breath } from './breath.ts'
import { paperMeasure } from './paper-measure.ts'

/** Room that labels of time are asked for, in rem; those that find none below a chart are left out there. */
const CHART_WIDTH = 26

/** The curves of the whole run that the drawer shows, on paper, with what theory predicts of them. */
export async function curvesSvg(page: Page): Promise<Blob> {
  const { view, experiment } = page.store.getState()
  const { marks, size } = curvesMarks(await curvesOf(page), clockWords[view.clock].axis, await paperMeasure())
  return new Blob([svgText(marks, size, '#ffffff', `Neural Collapse Lab: curves of ${encodeLink({ experiment, view })}`)], { type: 'image/svg+xml' })
}

async function curvesOf(page: Page): Promise<CurvesProps> {
  const { lab, store } = page
  const { view } = store.getState()
  const setOf = createCurveSource()
  const next = () => setOf(lab, page.second()?.lab ?? null, view.charts)
  let set = next()
  while (!set.isComplete) {
    await breath()
    set = next()
  }
  const clock = lab.player.clock()
  const { curves, times, classes } = set
  const ticks = clockTicks(clock, view.clock, lab.player.end(), CHART_WIDTH)
  return { curves, times, classes, place: times.map(clock.placeOf), ticks, appearance: 'light', onSeek: () => {} }
}
