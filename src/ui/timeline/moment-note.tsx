import type { Ending } from '../../engine/knot.ts'
import { useFacts } from '../page-context.tsx'

const words: Readonly<Record<Ending['kind'], string>> = {
  rest: 'at rest',
  horizon: 'end of the run',
  floor: 'limit of single precision',
  diverged: 'diverged',
  cancelled: '',
}

/** What is to be said of the moment on show: that the run is being computed, or how it ended here. */
export function MomentNote() {
  const ending = useFacts((state) => state.run.ending)
  const atEnd = useFacts((state) => state.onShow.atEnd)
  if (ending === null) return <p className="moment-note">computing …</p>
  return atEnd ? <p className="moment-note">{words[ending.kind]}</p> : null
}
