import { lazy, Suspense, useState } from 'react'
import { DrawerBoundary } from './curves/drawer-boundary.tsx'

/** Loaded when the map is first opened: the page's first script stays small. A failed one is never asked again. */
const loaded = () => lazy(async () => ({ default: (await import('./map/map-view.tsx')).MapView }))

/** Outlives the page, which is opened and closed. */
let latest = loaded()

/** The map, in the place of the Lab. */
export function MapPage() {
  const [MapView, setView] = useState(() => latest)
  const retry = () => {
    latest = loaded()
    setView(() => latest)
  }
  return (
    <div className="map-page">
      <DrawerBoundary name="The map" onRetry={retry}>
        <Suspense fallback={<p className="drawer-wait">Loading the map …</p>}>
          <MapView />
        </Suspense>
      </DrawerBoundary>
    </div>
  )
}
