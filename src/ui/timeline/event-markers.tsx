import { memo } from 'react'
import '../css/markers.css'
import { late } from '../late.tsx'
import { useFacts } from '../page-context.tsx'

const Markers = late('The changes on the track', async () => (await import('./markers.tsx')).Markers)

/** The changes in the middle of a run, as flags on the track, slow ones with their duration; each tells itself, can be moved and taken out. */
export const EventMarkers = memo(function EventMarkers() {
  const hasEvents = useFacts(({ experiment }) => experiment.events.length > 0)
  return <div className="markers">{hasEvents && <Markers />}</div>
})
