import { lazy, Suspense, useState } from 'react'
import { DrawerBoundary } from './curves/drawer-boundary.tsx'

/** Loaded when the drawer is first opened: the page's first script stays small. A failed one is never asked again. */
const loaded = () => lazy(async () => ({ default: (await import('./curves/curves-view.tsx')).CurvesView }))

/** Outlives the drawer, which is opened and closed. */
let latest = loaded()

/** The curves, in a drawer that opens upwards from the timeline. */
export function CurvesDrawer() {
  const [CurvesView, setView] = useState(() => latest)
  const retry = () => {
    latest = loaded()
    setView(() => latest)
  }
  return (
    <section className="panel drawer" aria-label="Curves">
      <DrawerBoundary name="The curves" onRetry={retry}>
        <Suspense fallback={<p className="drawer-wait">Loading the curves …</p>}>
          <CurvesView />
        </Suspense>
      </DrawerBoundary>
    </section>
  )
}
