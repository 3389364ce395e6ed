import { useState, type CSSProperties } from 'react'
import { DrawerEdge } from './drawer-edge.tsx'
import { drawerHeights, keepHeight, keptHeight } from './drawer-height.ts'
import { LateView, type LatePart } from './late-view.tsx'

const tabs: LatePart = {
  name: 'The drawer',
  load: async () => ({ default: (await import('./gram/drawer-tabs.tsx')).DrawerTabs }),
}

/** The curves and the Gram matrices, in a drawer that opens upwards from the timeline; its upper edge is dragged. */
export function CurvesDrawer() {
  const [height, setHeight] = useState(keptHeight)
  const change = (next: number) => {
    setHeight(next)
    keepHeight(next)
  }
  // As high as what is in it needs, until the reader says otherwise.
  const style: CSSProperties & Record<`--${string}`, string> =
    height === drawerHeights.usual ? {} : { '--drawer-height': `${height}dvh`, height: `${height}dvh` }
  return (
    <section className="panel drawer" aria-label="Curves and Gram matrices" style={style}>
      <DrawerEdge height={height} onHeight={change} />
      <div className="drawer-room">
        <LateView part={tabs} />
      </div>
    </section>
  )
}
