import { gramMarks } from '../../charts/gram-marks.ts'
import { svgText } from '../../charts/marks-svg.ts'
import { UserError } from '../../lib/errors.ts'
import { GramKeeper } from '../../store/grams.ts'
import { LongestSoFar } from '../../store/longest-so-far.ts'
import { gramProps } from '../gram/gram-matrices.ts'
import type { Page } from '../page.ts'
import { paperMeasure } from './paper-measure.ts'

/** The Gram matrices of the moment on show, on paper, with those predicted. */
export async function gramsSvg({ lab }: Page): Promise<Blob> {
  const measure = await paperMeasure()
  const [recording, t, ghost] = [lab.player.recording(), lab.player.time(), lab.ghost()]
  const frame = recording.frameAt(t, null, 'outline')
  if (frame === null) throw new UserError('Nothing has been computed yet.')
  const grams = new GramKeeper().at(frame, ghost, new LongestSoFar().at(recording, t))
  const { marks, size } = gramMarks(gramProps(grams, frame.means.rows, ghost, { shading: 'value', appearance: 'light' }), measure)
  return new Blob([svgText(marks, size, '#ffffff', `Neural Collapse Lab: Gram matrices of cosines at t = ${t}`)], { type: 'image/svg+xml' })
}
