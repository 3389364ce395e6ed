import { lazy, Suspense, useState, type ComponentType, type LazyExoticComponent } from 'react'
import { DrawerBoundary } from './curves/drawer-boundary.tsx'

/** A part of the page that is loaded when it is first shown, so that the page's first script stays small. */
export interface LatePart {
  /** What it is: 'The curves'. */
  readonly name: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** What was loaded outlives the views, which come and go. */
const loaded = new WeakMap<LatePart, LazyExoticComponent<ComponentType>>()

/** Shows a part once it is there; one that could not be loaded can be tried again. */
export function LateView({ part }: { part: LatePart }) {
  const [View, setView] = useState(() => loaded.get(part) ?? renewed(part))
  return (
    <DrawerBoundary name={part.name} onRetry={() => setView(() => renewed(part))}>
      <Suspense fallback={<p className="drawer-wait">Loading …</p>}>
        <View />
      </Suspense>
    </DrawerBoundary>
  )
}

/** Asked for anew: a failure is remembered for ever. */
function renewed(part: LatePart): LazyExoticComponent<ComponentType> {
  const view = lazy(part.load)
  loaded.set(part, view)
  return view
}
