import { lazy, Suspense } from 'react'

/** Loaded when the drawer is first opened: the page's first script stays small. */
const CurvesView = lazy(async () => ({ default: (await import('./curves-view.tsx')).CurvesView }))

/** The curves, in a drawer that opens upwards from the timeline. */
export function CurvesDrawer() {
  return (
    <section className="panel drawer" aria-label="Curves">
      <Suspense fallback={<p className="drawer-wait">Loading the curves …</p>}>
        <CurvesView />
      </Suspense>
    </section>
  )
}
