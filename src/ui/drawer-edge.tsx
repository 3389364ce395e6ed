import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { drawerHeights, fittingHeight, heightByKey } from './drawer-height.ts'

interface DrawerEdgeProps {
  /** In hundredths of the window's height. */
  readonly height: number
  readonly onHeight: (height: number) => void
}

/** The drawer's upper edge, which is dragged, or moved by keys; a double press brings the usual height back. */
export function DrawerEdge({ height, onHeight }: DrawerEdgeProps) {
  const grip = useRef<number | null>(null)
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = height + share(event.clientY)
  }
  const move = ({ clientY }: PointerEvent) => {
    if (grip.current !== null) onHeight(fittingHeight(grip.current - share(clientY)))
  }
  const release = () => {
    grip.current = null
  }
  const type = (event: KeyboardEvent) => {
    const next = heightByKey(event.key, height)
    if (next === null) return
    event.preventDefault()
    onHeight(next)
  }
  return (
    <div
      className="drawer-edge"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the drawer"
      aria-valuenow={height}
      aria-valuemin={drawerHeights.least}
      aria-valuemax={drawerHeights.most}
      aria-valuetext={`${height} % of the window`}
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => onHeight(drawerHeights.usual)}
      onKeyDown={type}
    />
  )
}

/** How far down the window a place is, in hundredths of its height. */
function share(y: number): number {
  return (100 * y) / window.innerHeight
}
