import { LateView, type LatePart } from './gram/late-view.tsx'

const tabs: LatePart = {
  name: 'The drawer',
  load: async () => ({ default: (await import('./gram/drawer-tabs.tsx')).DrawerTabs }),
}

/** The curves and the Gram matrices, in a drawer that opens upwards from the timeline. */
export function CurvesDrawer() {
  return (
    <section className="panel drawer" aria-label="Curves and Gram matrices">
      <LateView part={tabs} />
    </section>
  )
}
