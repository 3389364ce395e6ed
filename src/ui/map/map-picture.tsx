import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { createHeatMap } from '../../charts/heat-map.ts'
import type { HeatMap, HeatMapProps, Place } from '../../charts/heat-map-props.ts'
import type { Experiment } from '../../experiment/experiment.ts'
import { axisParameter } from '../../experiment/map-view.ts'
import type { MapRecord } from '../../store/map-machine.ts'
import type { MapQuantity } from '../../store/map-quantity.ts'
import { usePage } from '../page-context.tsx'
import { movedCell } from './moved-cell.ts'
import { hereOn, mapProps } from './map-props.ts'

interface MapPictureProps {
  readonly record: MapRecord
  readonly quantity: MapQuantity
  readonly experiment: Experiment
  readonly isStale: boolean
  /** The cell that is pointed at. */
  readonly pointed: Place | null
  readonly onPoint: (cell: Place | null) => void
  readonly onOpen: (cell: Place) => void
  /** Is told what is drawn, for those who take it away. */
  readonly drawn: RefObject<HeatMapProps | null>
}

/** Time between two drawings of a map that fills, in milliseconds. */
const EVERY_MS = 200

/** The map as a picture that is pointed at, touched, or walked over with the arrow keys. */
export function MapPicture(props: MapPictureProps) {
  const { record, pointed, onPoint, onOpen } = props
  const holder = useRef<HTMLDivElement>(null)
  const map = useHeatMap(holder, props)
  const wasTouched = useRef(false)
  const size = [record.plan.x.values.length, record.plan.y.values.length] as const
  const cellUnder = (event: PointerEvent | React.MouseEvent): Place | null => {
    const box = event.currentTarget.getBoundingClientRect()
    return map.current?.cellAt(event.clientX - box.x, event.clientY - box.y) ?? null
  }
  const point = (event: PointerEvent) => {
    wasTouched.current = event.pointerType === 'touch'
    const cell = cellUnder(event)
    if (cell !== null || event.pointerType !== 'touch') onPoint(cell)
  }
  const click = (event: React.MouseEvent) => {
    const cell = cellUnder(event)
    // A finger covers what it points at: it reads first, and opens by the button.
    if (cell !== null && !wasTouched.current) onOpen(cell)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && pointed !== null) onOpen(pointed)
    else if (event.key === 'Escape') {
      onPoint(null)
      holder.current?.blur()
    } else {
      const start = pointed ?? hereOn(record.plan, props.experiment)?.map(Math.round) ?? size.map((count) => Math.floor(count / 2))
      const next = movedCell(event, pointed === null ? null : pointed, start as unknown as Place, size)
      if (next === null) return
      onPoint(next)
    }
    event.preventDefault()
  }
  const [x, y] = [axisParameter(record.plan.map.x.parameter).name, axisParameter(record.plan.map.y.parameter).name]
  return (
    // An application takes keys and pointers.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={holder}
      className="map-picture"
      data-testid="map-picture"
      role="application"
      aria-roledescription="map"
      aria-label={`Map of runs: ${x} across, ${y} up. Arrow keys move by a cell, with Shift by eight; Enter opens the run in the Lab.`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={(event) => event.pointerType === 'mouse' && document.activeElement !== holder.current && onPoint(null)}
      onClick={click}
      onKeyDown={press}
    />
  )
}

/** A heat map in the holder that follows the props: at once, and while they keep changing a few times a second. */
function useHeatMap(holder: RefObject<HTMLDivElement | null>, props: MapPictureProps): RefObject<HeatMap | null> {
  const { surroundings } = usePage()
  const appearance = useSyncExternalStore(surroundings.onChange, surroundings.appearance)
  const weight = useSyncExternalStore(surroundings.onChange, surroundings.weight)
  const map = useRef<HeatMap>(null)
  const latest = useRef<(() => void) | null>(null)
  const timer = useRef<number | null>(null)
  const drawnAt = useRef(-Infinity)
  useEffect(() => {
    if (holder.current === null) return
    const own = createHeatMap(holder.current)
    map.current = own
    const observer = new ResizeObserver(() => {
      latest.current?.()
      own.resize()
    })
    observer.observe(holder.current)
    // Widths of text are those of the typeface, which may still be on its way.
    void document.fonts.ready.then(() => own.resize())
    return () => {
      observer.disconnect()
      if (timer.current !== null) window.clearTimeout(timer.current)
      timer.current = null
      map.current = null
      own.destroy()
    }
  }, [holder])
  const { record, quantity, experiment, isStale, drawn } = props
  useEffect(() => {
    latest.current = () => {
      if (holder.current === null) return
      const { clientWidth, clientHeight } = holder.current
      const next = mapProps({ record, quantity, experiment, isStale, appearance, weight, size: [clientWidth, clientHeight] })
      drawn.current = next
      drawnAt.current = performance.now()
      map.current?.setProps(next)
    }
    timer.current ??= window.setTimeout(() => {
      timer.current = null
      latest.current?.()
    }, Math.max(0, drawnAt.current + EVERY_MS - performance.now()))
  }, [holder, record, quantity, experiment, isStale, drawn, appearance, weight])
  useEffect(() => map.current?.setCursor(props.pointed), [props.pointed])
  return map
}
