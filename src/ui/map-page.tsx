import { LateView, type LatePart } from './late-view.tsx'

const map: LatePart = { name: 'The map', load: async () => ({ default: (await import('./map/map-view.tsx')).MapView }) }

/** The map, in the place of the Lab. */
export function MapPage() {
  return (
    <div className="map-page">
      <LateView part={map} />
    </div>
  )
}
