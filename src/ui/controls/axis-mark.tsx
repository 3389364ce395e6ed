import type { Parameter } from '../../experiment/parameter.ts'
import { useFacts } from '../page-context.tsx'

/** Which axis of the map on show a parameter is on: there its value only tells where the page's own run lies. */
export function AxisMark({ parameter: { key } }: { parameter: Parameter }) {
  const axis = useFacts(({ view: { map } }) => (map?.x.parameter === key ? 'across' : map?.y.parameter === key ? 'up' : null))
  if (axis === null) return null
  return (
    <span className="axis-mark" title={`On the map’s axis ${axis}`}>
      <span aria-hidden="true">{axis === 'across' ? '→' : '↑'}</span>
      <span className="only-heard">on the map’s axis {axis}</span>
    </span>
  )
}
